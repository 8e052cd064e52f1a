package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.process.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that stand for kind and what it starts. */
@Timeout(60)
class OwnedProcessesTest {
  private static final AtomicLong STARTS = new AtomicLong(1);

  private final Owner dead = deadOwner();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(Command::end);
  }

  @Test
  void theProgramsOfADeadOwnerAreFoundWithAllThatTheyStarted() throws Exception {
    Process shell = start(dead.environment(), "sh", "-c", "sleep 61 & echo ready; wait");
    assertThat(shell.inputReader().readLine()).isEqualTo("ready");
    List<OwnedProcesses.Owned> found = OwnedProcesses.find(dead::equals);

    assertThat(found).hasSize(2);
    assertThat(found.stream().filter(it -> it.isTopOf(found)))
        .singleElement()
        .extracting(OwnedProcesses.Owned::described)
        .isEqualTo("sh of a dead run (pid " + shell.pid() + ")");
    OwnedProcesses.end(found);
    assertThat(shell.waitFor(1, TimeUnit.SECONDS)).isTrue();
    assertThat(OwnedProcesses.find(dead::equals)).isEmpty();
  }

  @Test
  void oneThatDoesNotEndWhenItIsAskedToIsKilled() throws Exception {
    Process stubborn =
        start(dead.environment(), "sh", "-c", "trap '' TERM; echo ready; read never");
    assertThat(stubborn.inputReader().readLine()).isEqualTo("ready");
    OwnedProcesses.end(OwnedProcesses.find(dead::equals));
    assertThat(stubborn.waitFor(1, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void kindIsKnownByItsClusterWhereItsEnvironmentIsNot(@TempDir Path folder) throws Exception {
    Process ours = startKind(folder, Map.of(), dead.clusterName(1));
    assertThat(OwnedProcesses.find(dead::equals))
        .extracting(it -> it.handle().pid())
        .containsExactly(ours.pid());
  }

  @Test
  void neitherALivingRunsNorSomebodyElsesKindIsTouched(@TempDir Path folder) throws Exception {
    Owner self = Owner.current();
    Process somebodys = startKind(folder, Map.of(), "theirs");
    Process living = startKind(folder, self.environment(), self.clusterName(1));
    Process ofDead = startKind(folder, dead.environment(), dead.clusterName(1));

    List<OwnedProcesses.Owned> found =
        OwnedProcesses.find(owner -> owner.isKnownDead() && owner.equals(dead));
    assertThat(found).extracting(it -> it.handle().pid()).containsExactly(ofDead.pid());
    OwnedProcesses.end(found);
    assertThat(ofDead.waitFor(1, TimeUnit.SECONDS)).isTrue();
    assertThat(OwnedProcesses.find(Owner::isKnownDead))
        .extracting(it -> it.handle().pid())
        .doesNotContain(somebodys.pid(), living.pid());
    assertThat(somebodys.isAlive()).isTrue();
    assertThat(living.isAlive()).isTrue();
  }

  private static Owner deadOwner() {
    Owner self = Owner.current();
    return new Owner(self.pid(), STARTS.getAndIncrement(), self.host(), self.boot());
  }

  /** A program with kind's name and arguments: {@code yes}, which blocks as nobody reads it. */
  private Process startKind(Path folder, Map<String, String> environment, String cluster)
      throws Exception {
    Path kind = folder.resolve("kind");
    if (!Files.exists(kind)) {
      Files.copy(Path.of("/usr/bin/yes"), kind, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Map<String, String> all = new HashMap<>(environment);
    all.put("POSIXLY_CORRECT", "1"); // options after the first word are words
    Process process =
        start(all, kind.toString(), "create", "cluster", "--name", cluster, "--retain");
    assertThat(process.inputReader().readLine()).startsWith("create cluster");
    return process;
  }

  private Process start(Map<String, String> environment, String... command) {
    Process process = Command.of(command).withEnvironment(environment).start();
    started.add(process);
    return process;
  }
}
