package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CauseRulesTest {
  private static final Instant END = Instant.parse("2026-11-26T00:00:00Z");
  private static final String LOADER =
      "nginx: error while loading shared libraries: libcrypt.so.1: cannot stat shared object:"
          + " Operation not permitted\n";
  private static final SeccompFilter REFUSES_ALL = filter(SeccompAction.ERRNO, List.of());

  @Test
  void theLoadersWordsAreTheCause() {
    Cause cause = completed("crash-loop-of-the-loader", LOADER, null);
    assertThat(cause.message()).contains("cannot stat shared object");
    assertThat(cause.errno()).isEqualTo(Errno.EPERM);
    assertThat(cause.exitCode()).isEqualTo(127);
  }

  @Test
  void anErrnoThatWasToldLongBeforeTheEndIsNotTheCause() {
    ContainerLog survived = log("clock: Function not implemented\n", END.minusSeconds(9));
    Cause silent = completed("crash-loop-of-the-loader", survived, null);
    assertThat(silent.errno()).isNull();
    assertThat(silent.message()).isEmpty();
    String talkative = "clock: Function not implemented\none\ntwo\nthree\n";
    assertThat(completed("crash-loop-of-the-loader", talkative, null).errno()).isNull();
  }

  @Test
  void theErrnoAboveAStackTraceIsTheCause() {
    String java =
        "java.io.IOException: Operation not permitted\n"
            + "\tat java.base/sun.nio.ch.Net.socket0(Native Method)\n"
            + "\tat Main.main(Main.java:3)\n\tat Main.a(Main.java:1)\n";
    String go =
        "panic: socket: operation not permitted\n\ngoroutine 1 [running]:\nmain.main()\n"
            + "\t/app/main.go:8 +0x1d\nmain.f(0x1, 0x2)\n\t/app/main.go:9\n";
    for (String trace : List.of(java, go)) {
      assertThat(completed("crash-loop-of-the-loader", trace, null).errno()).isEqualTo(Errno.EPERM);
    }
  }

  @Test
  void nginxOwnFormIsNoStackTrace() {
    String bind = "bind(0.0.0.0:80) failed (1: Operation not permitted)\n";
    assertThat(completed("crash-loop-of-the-loader", bind, null).errno()).isEqualTo(Errno.EPERM);
  }

  @Test
  void aLogWithoutAnErrnoGivesItsLastLine() {
    Cause cause = completed("crash-loop-of-the-loader", "one\ntwo\n\n", null);
    assertThat(cause.message()).isEqualTo("two");
    assertThat(cause.errno()).isNull();
  }

  @Test
  void aRuntimeThatFailsAfterItToldOfTheStartSaysWhyInTheLog() {
    String log = "reopen exec fifo: fstat fsmount:fscontext:proc: operation not permitted\n";
    Cause cause = completed("crash-loop-of-the-runtime", log, null);
    assertThat(cause.message()).isEqualTo(log.strip());
    assertThat(cause.errno()).isEqualTo(Errno.EPERM);
    assertThat(completed("crash-loop-of-the-runtime", "nothing of that\n", null).message())
        .as("the runtime's words stay")
        .contains("cannot start a");
  }

  @Test
  void aFilterThatRefusesTheCallOfAMessageIsToldWithIt() {
    SeccompFilter filter =
        filter(SeccompAction.ERRNO, List.of(SeccompRule.allow(List.of("read", "clone3"))));
    Cause cause = completed("crash-loop-of-the-loader", LOADER, filter);
    assertThat(cause.refused()).isNotNull();
    assertThat(cause).asString().contains("; its filter denies fstat, newfstatat (");
  }

  @Test
  void aFilterThatRefusesEverythingExplainsAStartError() {
    Cause cause = completed("crash-loop-of-the-runtime", "", REFUSES_ALL);
    assertThat(cause.errno()).isEqualTo(Errno.EPERM);
    assertThat(cause.message()).as("the runtime's words stay").contains("cannot start a");
  }

  @Test
  void aFilterWithRulesExplainsNothing() {
    SeccompFilter some = filter(SeccompAction.ERRNO, List.of(SeccompRule.allow(List.of("read"))));
    assertThat(completed("crash-loop-of-the-runtime", "", some).errno()).isNull();
  }

  @Test
  void aFilterThatOnlyLogsExplainsNothing() {
    SeccompFilter log = filter(SeccompAction.LOG, List.of());
    assertThat(completed("crash-loop-of-the-runtime", "", log).errno()).isNull();
  }

  @Test
  void aProgramThatFailsByItselfIsNotExplainedByItsFilter() {
    assertThat(completed("crash-loop-of-the-loader", "oops", REFUSES_ALL).errno()).isNull();
  }

  @Test
  void aRuntimeThatCannotEvenExitIsExplainedByTheFilterThatRefusesEverything() {
    // As crun, which ends with 139 then, and without a word.
    assertThat(completed("crash-loop-of-the-loader", "", REFUSES_ALL).errno())
        .isEqualTo(Errno.EPERM);
  }

  @Test
  void whatRunsIsLeftAsItIs() {
    List<Outcome> outcomes = List.of(Outcome.RUNNING, Outcome.COMPLETED);
    assertThat(outcomes)
        .allSatisfy(
            it ->
                assertThat(CauseRules.complete(it, log(LOADER, END), END, REFUSES_ALL, null))
                    .isSameAs(it));
  }

  private static Cause completed(String recorded, String log, @Nullable SeccompFilter filter) {
    return completed(recorded, log(log, END), filter);
  }

  private static Cause completed(
      String recorded, ContainerLog log, @Nullable SeccompFilter filter) {
    Outcome outcome = OutcomeRules.settled(Recorded.facts(recorded)).orElseThrow().outcome();
    return CauseRules.complete(outcome, log, END, filter, null).cause().orElseThrow();
  }

  private static ContainerLog log(String text, Instant at) {
    return new ContainerLog(text.lines().map(it -> new ContainerLog.Line(at, null, it)).toList());
  }

  private static SeccompFilter filter(SeccompAction action, List<SeccompRule> rules) {
    return SeccompFilter.of(
        new SeccompProfile(action, OptionalInt.empty(), List.of(), List.of(), rules, List.of()),
        true);
  }
}
