package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.HungProcess;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class KillRulesTest {
  private static final Instant NOW = Instant.parse("2026-11-28T15:34:10Z");
  private static final String RUNC = "runc:[2:INIT]";
  private static final ObservedRuntime RUNTIME =
      new ObservedRuntime("1.6.20", new OciRuntime(OciRuntime.Kind.RUNC, "1.1.5"), "2.5.4");

  @Test
  void aRuntimeWhoseThreadIsDeadWasKilledAtTheStart() {
    Optional<Outcome> outcome =
        KillRules.hung(
            hung(RUNC, SeccompMode.DEAD, true, byDefault("KILL")),
            List.of(kill(RUNC, "openat", SeccompAction.KILL_THREAD, 1)));

    assertThat(outcome)
        .hasValueSatisfying(
            it -> {
              assertThat(it.killedAtStart()).isTrue();
              assertThat(it.cause().orElseThrow().reason()).isEqualTo("SCMP_ACT_KILL_THREAD");
              assertThat(it.cause().orElseThrow().message())
                  .isEqualTo(
                      "its filter killed the first thread of the runtime, runc:[2:INIT], before the"
                          + " container's program began; it hangs, as its other threads are still"
                          + " alive");
              assertThat(it.cause().orElseThrow().refused())
                  .hasToString("its filter denies openat (the kernel's record names it)");
            });
  }

  @Test
  void aProgramWhoseThreadIsDeadBeganBefore() {
    Optional<Outcome> outcome =
        KillRules.hung(
            hung("st", SeccompMode.DEAD, true, only("getsid", "KILL")),
            List.of(kill("st", "getsid", SeccompAction.KILL_THREAD, 600)));

    assertThat(outcome).hasValueSatisfying(it -> assertThat(it.killedAtStart()).isFalse());
    assertThat(outcome.orElseThrow().cause().orElseThrow().refused())
        .hasToString("its filter denies getsid (the kernel's record names it)");
  }

  @Test
  void whatHangsForAnotherReasonWasNotKilled() {
    List<AuditRecord> none = List.of();
    assertThat(KillRules.hung(hung("st", SeccompMode.FILTERING, true, byDefault("KILL")), none))
        .as("it ended its first thread by itself")
        .isEmpty();
    assertThat(KillRules.hung(hung(RUNC, SeccompMode.DEAD, false, byDefault("KILL")), none))
        .as("a program executed in the container, which lives")
        .isEmpty();
    assertThat(KillRules.hung(hung(RUNC, SeccompMode.FILTERING, true, byDefault("ERRNO")), none))
        .as("a filter that kills nobody")
        .isEmpty();
    for (String action : List.of("KILL_PROCESS", "TRAP")) {
      assertThat(KillRules.hung(hung(RUNC, SeccompMode.DEAD, true, byDefault(action)), none))
          .as("%s: it is just ending as a whole", action)
          .isEmpty();
    }
  }

  @Test
  void aCallIsNamedOnlyIfAllRecordsOfThatTimeAgree() {
    HungProcess process = hung(RUNC, SeccompMode.DEAD, true, byDefault("KILL"));
    AuditRecord own = kill(RUNC, "openat", SeccompAction.KILL_THREAD, 1);

    assertThat(named(process, own, kill(RUNC, "close", SeccompAction.KILL_THREAD, 2))).isEmpty();
    assertThat(named(process, own, own)).contains("openat");
    assertThat(named(process, own, kill(RUNC, "close", SeccompAction.KILL_PROCESS, 2)))
        .as("another filter's")
        .contains("openat");
    assertThat(named(process, own, kill("st", "close", SeccompAction.KILL_THREAD, 2)))
        .as("another process'")
        .contains("openat");
    assertThat(named(process, own, kill(RUNC, "close", SeccompAction.KILL_THREAD, 100)))
        .as("of another time")
        .contains("openat");
    assertThat(named(process)).isEmpty();
  }

  @Test
  void aChildThatWasKilledIsNamedByTheRecord() {
    Outcome outcome =
        complete(
            ended("Error", "", 1),
            "Bad system call\nafter\n",
            only("mkdir", "KILL_PROCESS"),
            kill("mkdir", "mkdir", SeccompAction.KILL_PROCESS, 0));
    assertThat(outcome.kind()).isEqualTo(OutcomeKind.CRASH_LOOP);
    assertThat(outcome.cause().orElseThrow().refused())
        .hasToString("its filter denies mkdir (the kernel's record names it)");
  }

  @Test
  void exitCode159IsAKill() {
    Outcome outcome =
        complete(
            ended("Error", "", 159),
            "up\n",
            only("getsid", "KILL_PROCESS"),
            kill("st", "getsid", SeccompAction.KILL_PROCESS, 0));

    assertThat(outcome.kind()).isEqualTo(OutcomeKind.KILLED_BY_FILTER);
    assertThat(outcome.killedAtStart()).isFalse();
    assertThat(outcome.cause().orElseThrow())
        .hasToString(
            "SCMP_ACT_KILL_PROCESS (exit code 159): SIGSYS: its filter killed it; its filter"
                + " denies getsid (the kernel's record names it)");
  }

  @Test
  void aThreadIsToldFromAProcessByTheRecord() {
    Outcome outcome =
        complete(
            ended("Error", "", 159),
            "",
            only("getsid", "KILL"),
            kill("st", "getsid", SeccompAction.KILL_THREAD, 0));
    assertThat(outcome.cause().orElseThrow().reason()).isEqualTo("SCMP_ACT_KILL_THREAD");
  }

  @Test
  void withoutExecveNoProgramBegins() {
    Outcome killed = complete(ended("Error", "", 159), "", only("execve", "KILL_PROCESS"));

    assertThat(killed.killedAtStart()).isTrue();
    assertThat(killed.cause().orElseThrow().refused())
        .hasToString("its filter denies execve (the only syscall that it kills for)");
  }

  @Test
  void aTrapLeavesNoRecordAndIsToldByTheFilter() {
    Outcome outcome = complete(ended("Error", "", 159), "", only("getsid", "TRAP"));
    assertThat(outcome.cause().orElseThrow().reason()).isEqualTo("SCMP_ACT_TRAP");
  }

  @Test
  void aRuntimeThatIsTrappedSaysSoItself() {
    String log = PackagedFile.text(KillRulesTest.class, "runc-trapped.log");

    Outcome killed = complete(ended("Error", "", 2), log, only("execve", "TRAP"));

    assertThat(killed.killedAtStart()).isTrue();
    assertThat(killed.cause().orElseThrow().reason()).isEqualTo("SCMP_ACT_TRAP");
    assertThat(killed.cause().orElseThrow().refused())
        .hasToString("its filter denies execve (the trace in its log shows it)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL_PROCESS", "TRAP", "KILL"})
  void aStartUnderAFilterThatEndsEverythingIsAKill(String action) {
    Outcome killed = complete(notStarted(), "", byDefault(action));

    assertThat(killed.killedAtStart()).isTrue();
    assertThat(killed.cause().orElseThrow().message())
        .isEqualTo(
            "its filter killed the runtime before the container's program began: cannot start a"
                + " stopped process");
    assertThat(killed.cause().orElseThrow().exitCode()).isEqualTo(128);
  }

  @Test
  void aStartWithARecordOfItsRuntimeNamesTheCall() {
    Outcome outcome =
        complete(
            notStarted(),
            "",
            byDefault("KILL_PROCESS"),
            kill(RUNC, "openat", SeccompAction.KILL_PROCESS, 0),
            kill("st", "getsid", SeccompAction.KILL_PROCESS, 0));
    assertThat(outcome.cause().orElseThrow().refused())
        .hasToString("its filter denies openat (the kernel's record names it)");
  }

  @Test
  void aStartForWantOfWhatTheRuntimeNeedsIsLikelyAKill() {
    Outcome outcome = complete(notStarted(), "", only("futex", "KILL_PROCESS"));
    assertThat(outcome.cause().orElseThrow().refused())
        .hasToString(
            "likely because its filter denies futex (runc 1.1.5 needs them to start any container)");
  }

  @Test
  void whatWasOnlyRefusedWasNotKilled() {
    Outcome failed = notStarted();
    assertThat(complete(failed, "", byDefault("ERRNO"))).isSameAs(failed);
    assertThat(complete(failed, "", only("reboot", "KILL_PROCESS"))).isSameAs(failed);
    Outcome one = ended("Error", "", 1);
    assertThat(complete(one, "", only("getsid", "KILL_PROCESS"))).isSameAs(one);
    Outcome answered = ended("StartError", "open /proc: operation not permitted", 128);
    assertThat(complete(answered, "", byDefault("KILL_PROCESS"))).isSameAs(answered);
    Outcome running = Outcome.RUNNING;
    assertThat(complete(running, "", byDefault("KILL"))).isSameAs(running);
    Outcome unfiltered = ended("Error", "", 159);
    assertThat(KillRules.complete(unfiltered, "", NOW, null, RUNTIME, List.of()))
        .isSameAs(unfiltered);
  }

  private static Optional<String> named(HungProcess process, AuditRecord... kills) {
    return KillRules.hung(process, List.of(kills))
        .map(it -> it.cause().orElseThrow().refused())
        .map(it -> it.names().get(0));
  }

  private static Outcome complete(
      Outcome outcome, String log, String seccomp, AuditRecord... kills) {
    return KillRules.complete(outcome, log, NOW, filter(seccomp), RUNTIME, List.of(kills));
  }

  private static Outcome notStarted() {
    return ended("StartError", "cannot start a stopped process", 128);
  }

  private static Outcome ended(String reason, String message, int code) {
    Cause cause = Cause.of(reason, message, "last termination");
    return Outcome.of(
        OutcomeKind.CRASH_LOOP, new Cause(reason, message, cause.source(), cause.errno(), code));
  }

  private static HungProcess hung(String name, SeccompMode mode, boolean first, String seccomp) {
    return new HungProcess(
        27343,
        name,
        mode,
        5,
        NOW,
        first,
        Optional.empty(),
        Optional.empty(),
        Optional.of(spec(seccomp)));
  }

  private static AuditRecord kill(String comm, String call, SeccompAction action, int seconds) {
    return new AuditRecord(
        NOW.plusSeconds(seconds),
        1,
        AuditRecord.NO_SESSION,
        99,
        comm,
        "/",
        Optional.of(Architecture.X86_64),
        new Syscall(call, 1),
        Optional.of(action),
        AuditRecord.SIGSYS);
  }

  private static String byDefault(String action) {
    return "{\"defaultAction\": \"SCMP_ACT_" + action + "\"}";
  }

  static SeccompFilter filter(String seccomp) {
    return RuntimeSpec.filter(spec(seccomp)).orElseThrow();
  }

  static String only(String call, String action) {
    return "{\"defaultAction\": \"SCMP_ACT_ALLOW\", \"syscalls\": [{\"names\": [\""
        + call
        + "\"], \"action\": \"SCMP_ACT_"
        + action
        + "\"}]}";
  }

  private static JsonNode spec(String seccomp) {
    try {
      return new ObjectMapper().readTree("{\"linux\": {\"seccomp\": " + seccomp + "}}");
    } catch (JacksonException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
