package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.OutcomeKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkloadRulesTest {
  private static final String NGINX = "nginx / custom profile";

  @Test
  void whatWorkedAndDoesNotAnyMoreBreaks() {
    Change change =
        compare(Sides.running(NGINX), Sides.crashing(NGINX, "runc 1.4.3 needs statx"))
            .orElseThrow();
    assertThat(change.kind()).isEqualTo(ChangeKind.BREAKS);
    assertThat(change.worse()).isTrue();
    assertThat(change)
        .hasToString("nginx / custom profile: Running → CrashLoopBackOff: runc 1.4.3 needs statx");
    assertThat(change.to()).extracting("text").containsExactly("runc 1.4.3 needs statx");
  }

  @Test
  void whatDidNotWorkAndDoesIsBetter() {
    Change change = compare(Sides.crashing(NGINX, "no stat"), Sides.running(NGINX)).orElseThrow();
    assertThat(change.kind()).isEqualTo(ChangeKind.BETTER);
    assertThat(change.worse()).isFalse();
    assertThat(change).hasToString(NGINX + ": CrashLoopBackOff → Running: was: no stat");
  }

  @Test
  void whatRunsAndDoesNotServeAnyMoreBreaksToo() {
    Change change = compare(Sides.serving(NGINX, true), Sides.serving(NGINX, false)).orElseThrow();
    assertThat(change.worse()).isTrue();
    assertThat(change.after()).isEqualTo("Running but does not serve");
    assertThat(compare(Sides.serving(NGINX, false), Sides.serving(NGINX, true)))
        .hasValueSatisfying(it -> assertThat(it.kind()).isEqualTo(ChangeKind.BETTER));
  }

  @Test
  void aServiceThatWasNotAskedBeforeIsNoChange() {
    assertThat(compare(Sides.running(NGINX), Sides.serving(NGINX, true))).isEmpty();
  }

  @Test
  void otherWordsForTheSameFailureMerelyDiffer() {
    Change change =
        compare(Sides.crashing(NGINX, "no stat"), Sides.crashing(NGINX, "no statx")).orElseThrow();
    assertThat(change.kind()).isEqualTo(ChangeKind.DIFFERS);
    assertThat(change.worse()).isFalse();
    assertThat(change.because()).isEqualTo("'no stat' is now 'no statx'");
  }

  @Test
  void anotherWayToFailMerelyDiffers() {
    WorkloadSeen refused = Sides.seen(NGINX, OutcomeKind.START_REFUSED, "no stat", null);
    assertThat(compare(Sides.crashing(NGINX, "no stat"), refused).orElseThrow().kind())
        .isEqualTo(ChangeKind.DIFFERS);
    WorkloadSeen completed = Sides.seen(NGINX, OutcomeKind.COMPLETED, "", SeccompMode.FILTERING);
    assertThat(compare(Sides.running(NGINX), completed).orElseThrow().because()).isEmpty();
  }

  @Test
  void identifiersTimesAndAddressesAreNoDifference() {
    String one =
        "2026/11/25 21:14:02 [emerg] 7#7: bind() to 10.244.1.7:80, container"
            + " 4f6d2e0a9b7c4f6d2e0a9b7c4f6d2e0a9b7c4f6d2e0a9b7c4f6d2e0a9b7c4f6d on"
            + " kindproof-12-a-1-worker, /proc/self/fd/7, pod 0b1c2d3e-1111-4222-8333-444455556666";
    String other =
        "2026/11/25 22:00:41 [emerg] 1#1: bind() to 10.244.2.9:80, container"
            + " 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef on"
            + " kindproof-99-b-2-worker, /proc/self/fd/8, pod 9b1c2d3e-2222-4333-9444-555566667777";
    assertThat(compare(Sides.crashing(NGINX, one), Sides.crashing(NGINX, other))).isEmpty();
    assertThat(compare(Sides.crashing(NGINX, one), Sides.crashing(NGINX, other + " EACCES")))
        .isPresent();
  }

  @Test
  void aFilterThatVanishesIsWorseAndOneThatAppearsIsNot() {
    WorkloadSeen with = Sides.running(NGINX);
    WorkloadSeen without = Sides.seen(NGINX, OutcomeKind.RUNNING, "", SeccompMode.DISABLED);
    Change vanished = ConfinementRules.compare(with, without).orElseThrow();
    assertThat(vanished.worse()).isTrue();
    assertThat(vanished)
        .hasToString(
            NGINX
                + " / seccomp: Seccomp 2 (filtering) → Seccomp 0 (disabled):"
                + " its spec names no profile that confines it, so the node decides");
    Change appeared = ConfinementRules.compare(without, with).orElseThrow();
    assertThat(appeared.worse()).isFalse();
    assertThat(appeared.kind()).isEqualTo(ChangeKind.CONFINEMENT);
  }

  @Test
  void aFilterIsComparedOnlyWhereItWasSeen() {
    assertThat(ConfinementRules.compare(Sides.running(NGINX), Sides.crashing(NGINX, "x")))
        .isEmpty();
    assertThat(ConfinementRules.compare(Sides.running(NGINX), Sides.running(NGINX))).isEmpty();
  }

  @Test
  void whatTheSpecNamesIsTold() {
    WorkloadSeen without =
        new WorkloadSeen(
            NGINX, OutcomeKind.RUNNING, null, "", SeccompMode.DISABLED, true, List.of());
    assertThat(
            ConfinementRules.compare(Sides.serving(NGINX, true), without).orElseThrow().because())
        .isEqualTo("with the profile that its spec names");
    assertThat(ConfinementRules.compare(Sides.running(NGINX), without).orElseThrow().because())
        .isEqualTo("its spec names a profile on one side only");
  }

  @Test
  void confinementVanishesOnlyWhereTheSpecNamesAProfileAndAlsoIfItDidNotRunBefore() {
    WorkloadSeen lost =
        new WorkloadSeen(
            NGINX, OutcomeKind.RUNNING, null, "why", SeccompMode.DISABLED, true, List.of());
    WorkloadSeen refused =
        new WorkloadSeen(NGINX, OutcomeKind.START_REFUSED, null, "no", null, true, List.of());
    assertThat(ConfinementRules.vanished(refused, lost))
        .get()
        .hasToString(NGINX + " / seccomp: StartRefused → Seccomp 0 (disabled): why")
        .satisfies(change -> assertThat(change.worse()).isTrue());
    assertThat(ConfinementRules.vanished(Sides.serving(NGINX, true), lost)).isPresent();
    assertThat(ConfinementRules.vanished(lost, lost)).isEmpty();
    assertThat(ConfinementRules.vanished(lost, refused)).isEmpty();
    WorkloadSeen unconfined =
        new WorkloadSeen(
            NGINX, OutcomeKind.RUNNING, null, "", SeccompMode.DISABLED, false, List.of());
    assertThat(ConfinementRules.vanished(refused, unconfined)).isEmpty();
  }

  private static Optional<Change> compare(WorkloadSeen before, WorkloadSeen after) {
    return WorkloadRules.compare(before, after);
  }
}
