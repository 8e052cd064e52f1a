package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.faults.ChildRun;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs, one after the other, that leave their cluster for the next one: it uses the very same nodes
 * if nothing has changed, and else says what has.
 */
@Tag("cluster")
@Tag("long")
@Isolated
class ReuseIT {
  private static final Duration LONG = Duration.ofMinutes(10);

  @TempDir Path folder;
  private Path profiles;
  private int runs;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void profiles() throws IOException {
    profiles = Files.createDirectory(folder.resolve("profiles"));
    Files.copy(Path.of("profiles/audit.json"), profiles.resolve("audit.json"));
  }

  @AfterEach
  void clean() {
    started.forEach(Command::end);
    Command.of("./kindproof", "clean").withLimit(LONG).output();
  }

  @Test
  void theNextRunUsesTheSameNodesUntilTheyAreCleanedAway() throws IOException {
    Use first = run();
    assertThat(first.origin()).isEqualTo(ClusterOrigin.BOOTED);
    List<String> nodes = nodes(first.name());
    assertThat(nodes).hasSize(2);
    Use second = run();
    assertThat(second).isEqualTo(new Use(first.name(), ClusterOrigin.REUSED));
    assertThat(nodes(first.name())).isEqualTo(nodes);

    Command.of("docker", "kill", first.name() + "-worker").output();
    assertThat(run()).isEqualTo(new Use(first.name(), ClusterOrigin.RESTARTED));
    assertThat(run()).isEqualTo(new Use(first.name(), ClusterOrigin.REUSED));
    assertThat(nodes(first.name())).isEqualTo(nodes);

    Files.writeString(profiles.resolve("new.json"), "{}");
    assertThat(run()).as("a new profile").isEqualTo(second);

    String said = Command.of("./kindproof", "clean").withLimit(LONG).run().stderr();
    assertThat(said).contains("reusable cluster").contains(first.name());
    assertThat(nodes(first.name())).isEmpty();
    assertThat(kept(first.name())).isEmpty();
    assertThat(ChildRun.left(first.token())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          control-plane | kubectl --kubeconfig /etc/kubernetes/admin.conf create namespace web | namespace web was left
          control-plane | kubectl --kubeconfig /etc/kubernetes/admin.conf -n kube-system delete service kube-dns | service kube-system/kube-dns was deleted
          control-plane | kubectl --kubeconfig /etc/kubernetes/admin.conf label node --all a=b | was changed
          worker | echo '# changed' >> /var/lib/kubelet/config.yaml | /var/lib/kubelet/config.yaml on worker was changed
          worker | systemctl restart kubelet | kubelet on worker was restarted
          worker | mkdir -p /etc/systemd/system/kubelet.service.d && touch /etc/systemd/system/kubelet.service.d/99.conf | /etc/systemd/system/kubelet.service.d/99.conf on worker was added
          """)
  void whateverSomebodyChangedIsNamed(String node, String change, String why) throws IOException {
    Use first = run();
    Command.of("docker", "exec", first.name() + "-" + node, "sh", "-c", change).output();
    isBroughtBack(first, why);
  }

  @Test
  void aReplacedFolderOfProfilesIsNamed() throws IOException {
    Use first = run();
    Files.move(profiles, folder.resolve("moved"));
    Files.createDirectory(profiles);
    Files.writeString(profiles.resolve("audit.json"), "{\"defaultAction\": \"SCMP_ACT_ALLOW\"}");
    isBroughtBack(first, profiles + "/audit.json is not what");
  }

  @Test
  void oneRunAtATimeHasIt() throws IOException {
    ChildRun holds = start("hold");
    Use first = use(holds);
    Use other = run();
    assertThat(other.origin()).isEqualTo(ClusterOrigin.BOOTED);
    assertThat(other.name()).isNotEqualTo(first.name());
    end(holds);
    assertThat(run().origin()).isEqualTo(ClusterOrigin.REUSED);
  }

  @Test
  void whatAKilledRunUsedIsNotReused() throws IOException {
    ChildRun holds = start("hold");
    Use first = use(holds);
    holds.signal("KILL");
    await().until(() -> !holds.process().isAlive());
    Use second = run();
    assertThat(second.origin()).isEqualTo(ClusterOrigin.BOOTED);
    assertThat(nodes(first.name())).isEmpty();
    assertThat(kept(first.name())).isEmpty();
    assertThat(ChildRun.left(first.token())).isEmpty();
  }

  /** New nodes are made from what was kept after the boot, and the run after it uses these. */
  private void isBroughtBack(Use first, String why) throws IOException {
    List<String> nodes = nodes(first.name());
    ChildRun run = start();
    Use second = use(run);
    end(run);
    assertThat(second).isEqualTo(new Use(first.name(), ClusterOrigin.BROUGHT_BACK));
    assertThat(run.said()).contains(ClusterOrigin.BROUGHT_BACK + ": ").contains(why);
    assertThat(nodes(first.name())).hasSize(2).doesNotContainAnyElementsOf(nodes);
    assertThat(run()).isEqualTo(new Use(first.name(), ClusterOrigin.REUSED));
  }

  /** Without what was kept, a changed cluster is deleted. */
  @Test
  void whatIsNotKeptIsBootedAgain() throws IOException {
    Use first = run();
    Command.of("docker", "image", "rm", "kindproof/kept-" + first.name() + ":worker").output();
    Command.of("docker", "exec", first.name() + "-worker", "systemctl", "restart", "kubelet")
        .output();
    ChildRun run = start();
    Use second = use(run);
    end(run);
    assertThat(second.origin()).isEqualTo(ClusterOrigin.BOOTED);
    assertThat(run.said())
        .contains(first.name() + " is not reused: kubelet on worker was restarted");
    assertThat(nodes(first.name())).isEmpty();
    assertThat(kept(first.name())).isEmpty();
    assertThat(ChildRun.left(first.token())).isEmpty();
  }

  private static List<String> kept(String cluster) {
    return Stream.of(
            Command.of("docker", "volume", "ls", "--quiet", "--filter", "name=" + cluster),
            Command.of("docker", "images", "--quiet", "kindproof/kept-" + cluster))
        .flatMap(it -> it.output().lines())
        .toList();
  }

  /** What a run printed. */
  private record Use(String name, ClusterOrigin origin) {
    /** The token of the run that booted it. */
    String token() {
      return name.replaceFirst("^kindproof-", "").replaceFirst("-[0-9a-z]+$", "");
    }
  }

  private Use run() throws IOException {
    ChildRun run = start();
    Use use = use(run);
    end(run);
    return use;
  }

  private ChildRun start(String... more) throws IOException {
    Path output = folder.resolve("output-" + ++runs);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ReusingRun.class.getName(), profiles.toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    started.add(process);
    return new ChildRun(process, output);
  }

  private static Use use(ChildRun run) {
    await().atMost(LONG).until(() -> printed(run).isPresent() || !run.process().isAlive());
    String[] words = printed(run).orElseThrow(() -> new AssertionError(run.said())).split(" ");
    return new Use(words[1], ClusterOrigin.valueOf(words[2]));
  }

  private static Optional<String> printed(ChildRun run) {
    return run.said().lines().filter(line -> line.startsWith(ReusingRun.USES)).findFirst();
  }

  private static void end(ChildRun run) {
    try {
      run.process().getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    await().atMost(LONG).until(() -> !run.process().isAlive());
    assertThat(run.process().exitValue()).as(run.said()).isZero();
  }

  /** The ids of a cluster's containers. */
  private static List<String> nodes(String cluster) {
    return Command.of(
            "docker",
            "ps",
            "--all",
            "--quiet",
            "--no-trunc",
            "--filter",
            "label=io.x-k8s.kind.cluster=" + cluster)
        .output()
        .lines()
        .sorted()
        .toList();
  }
}
