package io.github.kindproof.seccomp.knowledge;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each call was found to be good for to one workload, to be kept: {@code kindproof explain}
 * tells from such entries what breaks without a call.
 *
 * @param workload its name
 * @param mutatedOn Kubernetes and runtime
 * @param findings by the names of the calls, in the order of a table
 */
public record WorkloadFindings(String workload, String mutatedOn, Map<String, Seen> findings) {
  /**
   * What a call is good for, and how that was seen.
   *
   * @param use what for
   * @param seen in one line; empty if nothing differs without it
   */
  public record Seen(CallUse use, String seen) {}

  /** Keeps the order. */
  public static WorkloadFindings of(String workload, String mutatedOn, List<CallFinding> findings) {
    Map<String, Seen> byCall = new LinkedHashMap<>();
    findings.forEach(each -> byCall.put(each.call(), new Seen(each.use(), each.evidence())));
    return new WorkloadFindings(workload, mutatedOn, byCall);
  }

  /** A list with this one entry: texts of several may follow one another. */
  public String toYaml() {
    return PlainYaml.text(List.of(this));
  }

  /** The entries of such a list. */
  public static List<WorkloadFindings> parse(String yaml) {
    return PlainYaml.read(yaml, new TypeReference<>() {});
  }
}
