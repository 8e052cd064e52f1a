package io.github.kindproof.seccomp.explain;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.knowledge.WorkloadFindings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;

/**
 * The knowledge beyond the tables, from the files next to this class.
 *
 * @param notes by syscall
 * @param runtimeDefaults the filter of each containerd, oldest first, for a container with the
 *     usual capabilities; containerd's own code gives the same
 * @param exploits oldest first
 * @param mutated the findings of {@code mutate} on this repository's workloads
 */
public record Knowledge(
    Map<String, CallNote> notes,
    Map<String, SeccompProfile> runtimeDefaults,
    List<Exploit> exploits,
    List<WorkloadFindings> mutated) {

  private static final List<String> CONTAINERDS =
      List.of("1.6.20", "1.7.35", "2.0.14", "2.1.9", "2.3.7", "2.4.2");

  public Knowledge {
    exploits = List.copyOf(exploits);
    mutated = List.copyOf(mutated);
  }

  public static Knowledge read() {
    Map<String, CallNote> notes = new LinkedHashMap<>();
    PlainYaml.packaged(
            Knowledge.class, "syscall-notes.yaml", new TypeReference<List<CallNote>>() {})
        .forEach(note -> notes.put(note.call(), note));
    Map<String, SeccompProfile> defaults = new LinkedHashMap<>();
    for (String containerd : CONTAINERDS) {
      String json = text("runtime-default-containerd-" + containerd + ".json");
      defaults.put(containerd, ProfileFile.understood(json, false).profiles().get(0).profile());
    }
    return new Knowledge(
        notes,
        defaults,
        PlainYaml.packaged(Knowledge.class, "kernel-exploits.yaml", new TypeReference<>() {}),
        WorkloadFindings.parse(text("mutations.yaml")));
  }

  public String newestContainerd() {
    return runtimeDefaults.keySet().stream().reduce("", (before, it) -> it);
  }

  Optional<CallNote> note(String call) {
    return Optional.ofNullable(notes.get(call));
  }

  /** What each workload that uses a syscall did without it. */
  Map<String, WorkloadFindings.Seen> without(String call) {
    Map<String, WorkloadFindings.Seen> seen = new LinkedHashMap<>();
    for (WorkloadFindings workload : mutated) {
      WorkloadFindings.Seen found = workload.findings().get(call);
      if (found != null) {
        seen.put(workload.workload(), found);
      }
    }
    return seen;
  }

  private static String text(String resource) {
    return PackagedFile.text(Knowledge.class, resource);
  }
}
