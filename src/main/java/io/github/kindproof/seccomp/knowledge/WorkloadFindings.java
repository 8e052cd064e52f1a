package io.github.kindproof.seccomp.knowledge;

import io.github.kindproof.internal.io.yaml.PlainYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/**
 * The findings on each syscall of one workload, in a form that can be saved: from such entries,
 * {@code kindproof explain} shows what breaks without a syscall.
 *
 * @param workload its name
 * @param mutatedOn Kubernetes and runtime
 * @param findings by the names of the syscalls, in the order of a table
 */
public record WorkloadFindings(String workload, String mutatedOn, Map<String, Seen> findings) {
  /**
   * The use of a syscall, and the evidence for it.
   *
   * @param use its use
   * @param seen in one line; empty if nothing differs without it
   */
  public record Seen(CallUse use, String seen) {}

  public static WorkloadFindings of(String workload, String mutatedOn, List<CallFinding> findings) {
    Map<String, Seen> byCall = new LinkedHashMap<>();
    findings.forEach(each -> byCall.put(each.call(), new Seen(each.use(), each.evidence())));
    return new WorkloadFindings(workload, mutatedOn, byCall);
  }

  /** Return a list with this one entry; the texts of several may be concatenated. */
  public String toYaml() {
    return PlainYaml.text(List.of(this));
  }

  /** Parse the entries of such a list. */
  public static List<WorkloadFindings> parse(String yaml) {
    return PlainYaml.read(yaml, new TypeReference<>() {});
  }
}
