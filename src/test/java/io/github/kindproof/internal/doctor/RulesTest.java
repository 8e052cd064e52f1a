package io.github.kindproof.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.doctor.Finding.Level;
import io.github.kindproof.internal.engine.BoundingSet;
import io.github.kindproof.internal.engine.EngineState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RulesTest {
  private static final long GIB = 1L << 30;

  private EngineState engine = UnfitMachines.engine(2);
  private boolean root = true;
  private boolean apt = true;
  private Optional<Path> kind = Optional.of(Path.of("/usr/bin/kind"));
  private Optional<Path> go = Optional.of(Path.of("/usr/bin/go"));
  private int javaRelease = 17;
  private BoundingSet capabilities = new BoundingSet(0x1ffffffffffL, 40);
  private List<String> actions = List.of("kill_process", "errno", "log", "allow");
  private List<String> logged = List.of("kill_process", "errno", "log");
  private boolean auditDaemon;
  private long freeDisk = 10 * GIB;
  private long freeMemory = 4 * GIB;
  private OptionalLong instances = OptionalLong.of(512);
  private OptionalLong watches = OptionalLong.of(524_288);
  private List<String> reusable = List.of();

  @Test
  void aFitMachineHasNothingButOk() {
    assertThat(findings()).extracting(Finding::level).containsOnly(Level.OK);
    assertThat(findings()).extracting(Finding::remedy).containsOnly("");
  }

  @Test
  void whereNoEngineRunsRootGetsOneFromSetUpAndOthersCannot() {
    engine = new EngineState.Absent();
    assertThat(level("engine")).isEqualTo(Level.WARNING);
    root = false;
    assertThat(level("engine")).isEqualTo(Level.PROBLEM);
    engine = new EngineState.Unusable("it is forbidden", "ask");
    assertThat(finding("engine").detail()).isEqualTo("it is forbidden");
  }

  @Test
  void clustersThatWaitForReuseAreNamed() {
    assertThat(finding("reuse").detail()).isEqualTo("no cluster waits for the next run");
    reusable = List.of("plain.yaml on v1.34.11 (kindproof-1, stopped)");
    assertThat(finding("reuse").detail()).startsWith(reusable.get(0)).contains("kindproof clean");
  }

  @Test
  void cgroupVersion1WorksAndNoCgroupDoesNot() {
    engine = UnfitMachines.engine(1);
    assertThat(level("cgroup")).isEqualTo(Level.WARNING);
    engine = UnfitMachines.engine(0);
    assertThat(level("cgroup")).isEqualTo(Level.PROBLEM);
  }

  @Test
  void whatSetUpGetsIsAWarningOnly() {
    kind = Optional.empty();
    go = Optional.empty();
    assertThat(level("kind")).isEqualTo(Level.WARNING);
    assertThat(level("Go")).isEqualTo(Level.WARNING);
  }

  @Test
  void missingCapabilitiesAreNamed() {
    capabilities = new BoundingSet(0x1fffeffffffL, 40);
    assertThat(finding("capabilities").detail()).contains("CAP_SYS_RESOURCE");
    assertThat(level("capabilities")).isEqualTo(Level.WARNING);
  }

  @Test
  void aKernelThatCannotFilterOrLogIsAProblem() {
    logged = List.of("kill_process", "errno");
    assertThat(level("seccomp")).isEqualTo(Level.PROBLEM);
    actions = List.of("");
    assertThat(finding("seccomp").remedy()).contains("CONFIG_SECCOMP_FILTER");
  }

  @Test
  void anAuditDaemonTakesTheRecords() {
    auditDaemon = true;
    assertThat(level("audit daemon")).isEqualTo(Level.PROBLEM);
  }

  @Test
  void tenGibibytesOfDiskAreNeeded() {
    freeDisk = 10 * GIB - 1;
    assertThat(level("disk")).isEqualTo(Level.PROBLEM);
  }

  @Test
  void littleMemoryIsAWarningAndTooLittleAProblem() {
    freeMemory = 4 * GIB - 1;
    assertThat(level("memory")).isEqualTo(Level.WARNING);
    freeMemory = GIB;
    assertThat(level("memory")).isEqualTo(Level.PROBLEM);
  }

  @Test
  void lowInotifyLimitsAreAWarningAndUnknownOnesAreNone() {
    instances = OptionalLong.of(128);
    watches = OptionalLong.empty();
    assertThat(finding("inotify instances").remedy())
        .isEqualTo("for more: sysctl fs.inotify.max_user_instances=512");
    assertThat(level("inotify watches")).isEqualTo(Level.OK);
  }

  @Test
  void anOldJavaIsAProblem() {
    javaRelease = 11;
    assertThat(level("Java")).isEqualTo(Level.PROBLEM);
  }

  @Test
  void withoutAptAnEngineMustBeThereAlready() {
    apt = false;
    assertThat(level("packages")).isEqualTo(Level.WARNING);
    engine = new EngineState.Absent();
    assertThat(level("packages")).isEqualTo(Level.PROBLEM);
  }

  private Level level(String subject) {
    return finding(subject).level();
  }

  private Finding finding(String subject) {
    return findings().stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  private List<Finding> findings() {
    return Rules.findings(
        new MachineFacts(
            engine,
            root,
            apt,
            kind,
            go,
            javaRelease,
            capabilities,
            new MachineFacts.SeccompActions(actions, logged),
            auditDaemon,
            Path.of("/var/lib/docker"),
            freeDisk,
            freeMemory,
            instances,
            watches,
            reusable));
  }
}
