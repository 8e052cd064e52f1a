package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The differences between the syscalls of a workload and a profile that was made for it. Pure.
 *
 * @param missing the syscalls that the workload makes and the profile always denies
 * @param unseen the syscalls that the profile allows, but that neither the workload nor its runtime
 *     was observed to make
 */
public record ProfileChange(List<RecordedCall> missing, List<String> unseen) {
  /** Create a change with copies of the lists. */
  public ProfileChange {
    missing = List.copyOf(missing);
    unseen = List.copyOf(unseen);
  }

  public static ProfileChange of(SeccompProfile profile, ProfileOfCalls now) {
    SeccompFilter filter = SeccompFilter.of(profile);
    List<RecordedCall> missing =
        now.calls().calls().stream()
            .filter(call -> filter.verdict(call.name()) == CallVerdict.DENIED)
            .toList();
    List<String> unseen = new ArrayList<>(profile.allowed());
    unseen.removeAll(now.names());
    return new ProfileChange(missing, unseen);
  }

  /**
   * Combine two recordings of a workload: a syscall counts as made if it is in either recording,
   * and as unseen if it is in neither. Syscalls that depend on time or load are not in every
   * recording.
   */
  public ProfileChange and(ProfileChange another) {
    Set<String> known = missing.stream().map(RecordedCall::name).collect(Collectors.toSet());
    List<RecordedCall> all = new ArrayList<>(missing);
    another.missing.stream().filter(call -> !known.contains(call.name())).forEach(all::add);
    return new ProfileChange(all, unseen.stream().filter(another.unseen::contains).toList());
  }

  public boolean isNone() {
    return missing.isEmpty() && unseen.isEmpty();
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    for (RecordedCall call : missing) {
      lines.add(
          "  + %-18s %s, by %s"
              .formatted(
                  call.name(),
                  call.phases().stream().map(Phase::words).collect(Collectors.joining("; ")),
                  String.join(", ", call.processes())));
    }
    unseen.forEach(call -> lines.add("  - %-18s never made".formatted(call)));
    return String.join("\n", lines);
  }
}
