package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.internal.engine.Docker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The kernel log of the real host. Isolated, since each test looks at the host's own rate limit.
 */
@Isolated
class KernelLogIT {
  private static final Docker DOCKER = new Docker(Map.of());
  private static final String IMAGE = NodeImage.reference();
  private static final String OWNER = "kernel-log-it";
  // The limit is back at once; asking for it by way of a busy engine takes seconds.
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir Path folder;
  private HostShell host;
  private String logged;
  private int before;
  private final List<Process> callers = new ArrayList<>();

  @BeforeEach
  void startALoggedContainer() throws IOException {
    host = HostShell.open(DOCKER, IMAGE, OWNER);
    PrintkRateLimit.restoreLeftOver(host);
    before = rateLimit();
    Path profile = folder.resolve("log.json");
    Files.writeString(
        profile,
        "{\"defaultAction\":\"SCMP_ACT_ALLOW\",\"syscalls\":"
            + "[{\"names\":[\"umask\"],\"action\":\"SCMP_ACT_LOG\"}]}");
    logged =
        DOCKER
            .command(
                "run",
                "--detach",
                "--rm",
                "--network=none",
                "--security-opt=seccomp=" + profile,
                "--entrypoint=sleep",
                IMAGE,
                "infinity")
            .output()
            .strip();
  }

  @AfterEach
  void removeThem() {
    callers.forEach(Process::destroy);
    DOCKER.command("rm", "--force", logged).run();
    host.close();
  }

  @Test
  void everyCallOfAProcessIsRecordedAndItsOwn() throws IOException {
    try (KernelLog log = KernelLog.record(host)) {
      umask(500);
      AuditRecording recording = log.end();
      assertThat(recording.losses()).isEmpty();
      assertThat(recording.of(logged))
          .hasSize(500)
          .allSatisfy(record -> assertThat(record.syscall().name()).isEqualTo("umask"));
    }
    assertThat(rateLimit()).isEqualTo(before);
  }

  @Test
  void twoRecordingsAtOnceAreBothWholeAndTheLastPutsTheLimitBack() throws IOException {
    try (KernelLog first = KernelLog.record(host);
        KernelLog second = KernelLog.record(host)) {
      umask(100);
      AuditRecording shorter = first.end();
      assertThat(rateLimit()).isZero();
      assertThat(PrintkRateLimit.restoreLeftOver(host)).isFalse();
      umask(100);
      AuditRecording longer = second.end();
      assertThat(shorter.of(logged)).hasSize(100);
      assertThat(longer.of(logged)).hasSize(200);
    }
    assertThat(rateLimit()).isEqualTo(before);
  }

  @Test
  void aRecordingWhoseClientIsKilledPutsTheLimitBack() {
    KernelLog log = KernelLog.record(host);
    assertThat(rateLimit()).isZero();
    log.process().destroyForcibly();
    await().atMost(SOON).until(() -> rateLimit() == before);
  }

  @Test
  void closingTheShellDuringARecordingPutsTheLimitBack() {
    KernelLog log = KernelLog.record(host);
    assertThat(rateLimit()).isZero();
    host.close();
    log.close();
    host = HostShell.open(DOCKER, IMAGE, OWNER);
    assertThat(rateLimit()).isEqualTo(before);
  }

  @Test
  void aRecordingWhoseContainerIsKilledIsPutRightByTheNext() {
    KernelLog log = KernelLog.record(host);
    DOCKER.command("rm", "--force", host.container()).output();
    log.close();
    host = HostShell.open(DOCKER, IMAGE, OWNER);
    assertThat(rateLimit()).isZero();
    assertThat(PrintkRateLimit.restoreLeftOver(host)).isTrue();
    assertThat(rateLimit()).isEqualTo(before);
    assertThat(PrintkRateLimit.restoreLeftOver(host)).isFalse();
  }

  /** Makes calls and stays, so that its cgroup can be read however late the reader comes to it. */
  private void umask(int times) throws IOException {
    String loop = "for ((i = 0; i < $1; i++)); do umask 22; done; echo made; read";
    Process process =
        DOCKER
            .command("exec", "-i", logged, "bash", "-c", loop, "loop", String.valueOf(times))
            .start();
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("made");
    callers.add(process);
  }

  private int rateLimit() {
    return Integer.parseInt(host.bash("cat /proc/sys/kernel/printk_ratelimit").output().strip());
  }
}
