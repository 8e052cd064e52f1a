package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.node.NodeShell;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A change of a node's containerd, or of the program that containerd starts containers with. Pods
 * keep running, because each has its own shim, which outlives the unit.
 */
final class RuntimeChanger implements Changer {
  /** The limit for a start: systemd itself gives a service half a minute or more. */
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final NodeShell node;
  private final Kubelet kubelet;
  private final NodeChange.Runtime change;
  private final RuntimePrograms programs;
  private final ObservedRuntime before;

  RuntimeChanger(NodeShell node, Kubelet kubelet, NodeChange.Runtime change, String cluster) {
    this.node = node;
    this.kubelet = kubelet;
    this.change = change;
    this.programs = new RuntimePrograms(node, cluster);
    this.before = node.runtime();
    programs.bring(change.image());
  }

  @Override
  public void make() {
    kubelet.systemctl("stop", "kubelet", "containerd");
    programs.exchange();
    startContainerd();
    kubelet.systemctl("start", "kubelet");
  }

  @Override
  public void takeBack() {
    kubelet.systemctl("stop", "kubelet", "containerd");
    programs.putBack();
    startContainerd();
    kubelet.systemctl("start", "kubelet");
  }

  @Override
  public Optional<String> notMade(JsonNode configz) {
    return observed()
        .flatMap(it -> it.differsFrom(change.runtime()))
        .map(it -> "the node runs " + it);
  }

  @Override
  public Optional<String> notTakenBack(JsonNode configz) {
    return observed()
        .filter(it -> !it.equals(before))
        .map(it -> "the node runs " + it + ", not " + before);
  }

  /** Return the runtime; empty while containerd does not respond yet. */
  private Optional<ObservedRuntime> observed() {
    try {
      return Optional.of(node.runtime());
    } catch (EnvironmentException e) {
      return Optional.empty();
    }
  }

  private void startContainerd() {
    ProcessResult started =
        node.command("systemctl", "start", "containerd").withLimit(START_LIMIT).run();
    if (!started.ok()) {
      String last =
          node.run("journalctl", "--unit=containerd", "--lines=20", "--output=cat", "--no-pager")
              .stdout()
              .lines()
              .filter(line -> line.contains("containerd: ") || line.contains("level=fatal"))
              .reduce(started.lastLine(), (first, line) -> line);
      throw new ChangeRejectedException("containerd does not start: " + last.strip());
    }
  }
}
