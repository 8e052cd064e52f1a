package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExecKillsTest {
  private static final Instant MADE = Instant.parse("2026-11-28T15:34:10Z");
  private static final Outcome SILENT =
      Outcome.of(
          OutcomeKind.UNHEALTHY,
          Cause.of("", "Liveness probe failed: its program wrote nothing", "event Unhealthy"));
  private static final Container SPEC =
      new ContainerBuilder()
          .withName("main")
          .withNewLivenessProbe()
          .withNewExec()
          .withCommand("sh", "-c", "/bin/mkdir /tmp/x && rmdir /tmp/x")
          .endExec()
          .endLivenessProbe()
          .build();
  private static final SeccompFilter FILTER =
      KillRulesTest.filter(KillRulesTest.only("mkdir", "KILL_PROCESS"));

  @Test
  void aProbeWhoseProgramWasKilledNamesTheCall() {
    Outcome seen = complete(kill("mkdir", "mkdir", 3));
    assertThat(seen.cause().orElseThrow())
        .hasToString(
            "Liveness probe failed: its program wrote nothing; the container's filter killed mkdir;"
                + " its filter denies mkdir (the kernel's record names it)");
  }

  @Test
  void aHookWhoseProgramWasKilledNamesTheCall() {
    Outcome seen =
        ExecKills.complete(
            Outcome.of(
                OutcomeKind.CRASH_LOOP,
                Cause.of(
                    "FailedPostStartHook",
                    "Exec lifecycle hook ([mkdir /tmp/x]) failed - error: command 'mkdir /tmp/x'"
                        + " exited with 159: , message: \"\"",
                    "event FailedPostStartHook")),
            new ContainerBuilder()
                .withName("main")
                .withNewLifecycle()
                .withNewPostStart()
                .withNewExec()
                .withCommand("mkdir", "/tmp/x")
                .endExec()
                .endPostStart()
                .endLifecycle()
                .build(),
            MADE,
            FILTER,
            List.of(kill("mkdir", "mkdir", 3)));
    assertThat(seen.cause().orElseThrow().toString())
        .endsWith(
            "message: \"\"; the container's filter killed mkdir; its filter denies mkdir (the"
                + " kernel's record names it)");
  }

  @Test
  void aKillOfAnotherProgramOrOfEarlierOrByAnotherFilterIsNotTheProbes() {
    assertThat(complete(kill("nginx", "mkdir", 3))).isEqualTo(SILENT);
    assertThat(complete(kill("mkdir", "mkdir", -3))).isEqualTo(SILENT);
    assertThat(complete(kill("mkdir", "openat", 3))).isEqualTo(SILENT);
  }

  private static Outcome complete(AuditRecord record) {
    return ExecKills.complete(SILENT, SPEC, MADE, FILTER, List.of(record));
  }

  private static AuditRecord kill(String comm, String call, int second) {
    return new AuditRecord(
        MADE.plusSeconds(second),
        7,
        AuditRecord.NO_SESSION,
        4711,
        comm,
        "/bin/busybox",
        Optional.of(Architecture.X86_64),
        new Syscall(call, 1),
        Optional.of(SeccompAction.KILL_PROCESS),
        AuditRecord.SIGSYS);
  }
}
