package io.github.kindproof.upgrade.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.NodeShell;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/** What is done with one node. */
final class NodeTools {
  private final NodeShell shell;
  private final NodeSnapshot look;
  private final NodeObject object;
  private final Kubelet kubelet;
  private final RollOutLimits limits;
  private final String cluster;

  /**
   * @param client one that does not ask again by itself
   * @param cluster the name of the node's cluster
   */
  NodeTools(
      NodeShell shell,
      KubernetesClient client,
      NodeSnapshot look,
      RollOutLimits limits,
      String cluster) {
    this.cluster = cluster;
    this.shell = shell;
    this.look = look;
    this.object = new NodeObject(client, shell.container());
    this.kubelet = new Kubelet(shell, client);
    this.limits = limits;
  }

  String name() {
    return shell.container();
  }

  NodeShell shell() {
    return shell;
  }

  NodeObject object() {
    return object;
  }

  Changer changer(NodeChange change) {
    if (change instanceof NodeChange.SeccompDefault it) {
      return new SeccompDefaultChanger(kubelet, it);
    }
    return new RuntimeChanger(shell, kubelet, (NodeChange.Runtime) change, cluster);
  }

  Optional<Regression> restart(Runnable restart, Function<JsonNode, Optional<String>> wrong) {
    return new NodeReturn(kubelet, object, name(), limits).after(restart, wrong);
  }

  NodeState state(SortedSet<String> blocked) {
    return look.state(shell, kubelet, blocked);
  }

  /** What runs on it, once every container that was to stay runs again, or the limit passed. */
  List<PodState> podsOnceBack(List<PodState> before) {
    return new Wait("what stayed on " + name() + " to run", limits.ready(), limits.interval())
        .until(() -> look.pods(shell), now -> RollOutRules.ofStayed(before, now, true).isEmpty())
        .last();
  }
}
