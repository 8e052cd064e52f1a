package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a workload's calls differ from those of a profile that was made for it. Pure.
 *
 * @param missing calls that it makes and the profile never lets through
 * @param unseen calls that the profile lets through, and that neither it nor its runtime was seen
 *     to make
 */
public record ProfileChange(List<RecordedCall> missing, List<String> unseen) {
  public ProfileChange {
    missing = List.copyOf(missing);
    unseen = List.copyOf(unseen);
  }

  /** Compares. */
  public static ProfileChange of(SeccompProfile profile, ProfileOfCalls now) {
    List<RecordedCall> missing =
        now.calls().calls().stream()
            .filter(call -> profile.verdict(call.name()) == CallVerdict.REFUSED)
            .toList();
    List<String> unseen = new ArrayList<>(profile.allowed());
    unseen.removeAll(now.names());
    return new ProfileChange(missing, unseen);
  }

  /**
   * What two recordings of a workload say together: a call that either made is made, and one is
   * unseen if neither made it. A call that depends on time or load is not made in each.
   */
  public ProfileChange and(ProfileChange another) {
    Set<String> known = missing.stream().map(RecordedCall::name).collect(Collectors.toSet());
    List<RecordedCall> all = new ArrayList<>(missing);
    another.missing.stream().filter(call -> !known.contains(call.name())).forEach(all::add);
    return new ProfileChange(all, unseen.stream().filter(another.unseen::contains).toList());
  }

  /** Whether the profile is just that of the calls. */
  public boolean isNone() {
    return missing.isEmpty() && unseen.isEmpty();
  }

  /** For people, a line each. */
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
    unseen.forEach(call -> lines.add("  - %-18s not seen to be made".formatted(call)));
    return String.join("\n", lines);
  }
}
