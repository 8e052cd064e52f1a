package io.github.kindproof.upgrade.diff.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Syscall;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NeededCallsTest {
  private static final SeccompProfile PROFILE =
      SeccompProfile.allowing(
          List.of(Architecture.X86_64), new TreeSet<>(Set.of("read", "execve")));

  @Test
  void theRuntimesCallsAreNamedFirst() {
    assertThat(
            sentence(
                PROFILE,
                made("runc:[2:INIT]", "read"),
                made("runc:[2:INIT]", "statx"),
                made("nginx", "sendfile")))
        .hasValue("runc 1.4.4 needs statx");
  }

  @Test
  void withoutAnyOfTheRuntimesTheWorkloadsAre() {
    assertThat(sentence(PROFILE, made("runc:[2:INIT]", "execve"), made("nginx", "sendfile")))
        .hasValue("web needs sendfile");
  }

  @Test
  void ofManyTheFirstAreNamed() {
    assertThat(
            sentence(
                PROFILE,
                made("nginx", "a"),
                made("nginx", "b"),
                made("nginx", "c"),
                made("nginx", "d"),
                made("nginx", "e"),
                made("nginx", "e")))
        .hasValue("web needs a, b, c, d and 1 other");
  }

  @Test
  void allAreKeptByWhomTheyAreMade() {
    NeededCalls needed =
        NeededCalls.of(List.of(made("runc:[2:INIT]", "statx"), made("nginx", "sendfile")), PROFILE);
    assertThat(needed.evidence().text())
        .isEqualTo("by the runtime: statx\nby the workload: sendfile");
  }

  @Test
  void aProfileThatRefusesNoneOfThemIsNotTheCause() {
    assertThat(sentence(PROFILE, made("nginx", "read"))).isEmpty();
    SeccompProfile allowing =
        new SeccompProfile(
            SeccompAction.LOG, OptionalInt.empty(), List.of(), List.of(), List.of(), List.of());
    assertThat(sentence(allowing, made("nginx", "sendfile"))).isEmpty();
  }

  private static Optional<String> sentence(SeccompProfile profile, AuditRecord... records) {
    return NeededCalls.of(List.of(records), profile).sentence("runc 1.4.4", "web");
  }

  private static AuditRecord made(String comm, String call) {
    return new AuditRecord(
        Instant.EPOCH,
        1,
        AuditRecord.NO_SESSION,
        2,
        comm,
        "(null)",
        Optional.of(Architecture.X86_64),
        new Syscall(call, 0),
        Optional.of(SeccompAction.LOG),
        0);
  }
}
