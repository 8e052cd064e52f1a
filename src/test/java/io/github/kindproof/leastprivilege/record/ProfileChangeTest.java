package io.github.kindproof.leastprivilege.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.seccomp.Architecture;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ProfileChangeTest {
  private static final SortedSet<Phase> PHASES = new TreeSet<>(List.of(Phase.values()[0]));

  @Test
  void aCallThatOneOfTwoRecordingsMadeIsNotUnseen() {
    ProfileChange quiet = change(List.of(), "clock_nanosleep", "accept");
    ProfileChange slow = change(List.of(), "accept");

    assertThat(quiet.and(slow)).isEqualTo(slow);
    assertThat(slow.and(quiet)).isEqualTo(slow);
    assertThat(quiet.and(change(List.of())).isNone()).isTrue();
  }

  @Test
  void aCallThatEitherOfTwoRecordingsMadeIsMissing() {
    RecordedCall statx = call("statx");
    RecordedCall futex = call("futex");

    assertThat(change(List.of(statx, futex)).and(change(List.of(futex, call("brk")))).missing())
        .extracting(RecordedCall::name)
        .containsExactly("statx", "futex", "brk");
    assertThat(change(List.of()).and(change(List.of(statx))).isNone()).isFalse();
  }

  private static ProfileChange change(List<RecordedCall> missing, String... unseen) {
    return new ProfileChange(missing, List.of(unseen));
  }

  private static RecordedCall call(String name) {
    return new RecordedCall(
        name, Architecture.X86_64, PHASES, new TreeSet<>(List.of("nginx")), 0, 1, 1);
  }
}
