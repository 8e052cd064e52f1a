package io.github.kindproof.cluster.k3s;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Evidence;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.EngineContext;
import io.github.kindproof.cluster.NodesReady;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.internal.api.ApiFaults;
import io.github.kindproof.internal.api.ReadyServer;
import io.github.kindproof.node.NodeLayout;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Cause;
import java.util.List;
import java.util.Optional;
import org.testcontainers.k3s.K3sContainer;

/** A factory of clusters from started containers. */
public final class K3sClusters {
  /** Docker uses this many digits of the container id as host name, and K3s names its node so. */
  private static final int DIGITS_OF_NODE_NAME = 12;

  private K3sClusters() {}

  /**
   * Create the cluster of a started container.
   *
   * @param run the run that uses it
   * @param engine the engine that has the container
   * @param deletion the action on closing the cluster, in addition to closing its client
   * @throws EnvironmentException if its node does not become Ready
   */
  public static Cluster of(
      K3sContainer container,
      ClusterSpec spec,
      String name,
      RunContext run,
      EngineContext engine,
      Runnable deletion) {
    KubernetesClient client = client(container);
    Optional<Cause> notReady = new NodesReady(client, 1, run.timeouts().nodesReady()).await();
    if (notReady.isPresent()) {
      client.close();
      deletion.run();
      throw new EnvironmentException(
          "the node of K3s is not ready: " + notReady.get(), "see the container's log");
    }
    NodeShell node =
        new NodeShell(
            engine.docker(),
            container.getContainerId().substring(0, DIGITS_OF_NODE_NAME),
            NodeLayout.K3S);
    return new ClusterBuilder(run, spec, name, client)
        .nodes(engine.access(List.of(node), spec))
        .madeFrom(command(container))
        .deletedBy(deletion)
        .build();
  }

  /** Create a client of its API server, to be closed by the caller. */
  public static KubernetesClient client(K3sContainer container) {
    return ReadyServer.client(Config.fromKubeconfig(container.getKubeConfigYaml()));
  }

  /** Return the arguments that it got. */
  static Evidence command(K3sContainer container) {
    return new Evidence("k3s-command.txt", "k3s " + String.join(" ", container.getCommandParts()));
  }

  /** Find why Testcontainers could not start it, in the innermost of its exceptions. */
  static Cause ofLaunch(Throwable failure) {
    return Cause.of("no container", ApiFaults.innermost(failure), "engine");
  }
}
