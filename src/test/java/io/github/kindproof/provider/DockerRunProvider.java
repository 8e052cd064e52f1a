package io.github.kindproof.provider;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.kindproof.Evidence;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.NodesReady;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.NodeLayout;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A provider as anybody could write one: a node by the engine's own {@code docker run}. Nothing
 * outside this package knows of it but a line in {@code META-INF/services}.
 */
final class DockerRunProvider implements ClusterProvider {
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final ProviderContext context;

  DockerRunProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public String name() {
    return "docker-run";
  }

  @Override
  public Optional<String> cannotGive(ClusterSpec spec) {
    return spec.shape() instanceof ClusterIntent intent && intent.workers() == 0
        ? Optional.empty()
        : Optional.of("docker run makes one node");
  }

  @Override
  public Optional<String> lacks(ClusterFeature ability) {
    return ability == ClusterFeature.KERNEL_LOG
        ? Optional.of("nobody has written that")
        : Optional.empty();
  }

  @Override
  public NodeCount nodesHere(ClusterSpec spec) {
    return NodeCount.ofCluster(0);
  }

  @Override
  public String madeOf(ClusterSpec spec) {
    return context.engine().images().k3s(spec.kubernetes()).toString();
  }

  @Override
  public BootResult boot(ClusterSpec spec, String name) {
    Instant start = Instant.now();
    String container =
        docker(
                "run -d --privileged --cgroupns host -v /sys/fs/cgroup:/sys/fs/cgroup --tmpfs /run"
                    + " -P --expose 6443 --label "
                    + Owner.LABEL
                    + "="
                    + context.run().owner().token(),
                context.engine().images().k3s(spec.kubernetes()).reference(),
                "server --kubelet-arg=seccomp-default=true")
            .output()
            .strip()
            .substring(0, 12);
    Runnable deletion = () -> docker("rm -f -v", container).run();
    boolean ready =
        new Wait("docker run to be ready", context.run().timeouts().boot(), INTERVAL)
            .until(
                () -> docker("logs", container).run().stdout().contains("sync successful"),
                found -> found)
            .met();
    if (!ready) {
      String log = docker("logs", container).run().stdout();
      deletion.run();
      Cause cause = Cause.of("not ready", "see its log", "container " + container);
      return new BootResult.Refused(
          spec,
          Outcome.of(OutcomeKind.INFRASTRUCTURE, cause),
          List.of(new Evidence("container.log", log)),
          Duration.between(start, Instant.now()));
    }
    KubernetesClient client = client(container);
    new NodesReady(client, 1, context.run().timeouts().nodesReady()).await();
    NodeShell node = new NodeShell(context.engine().docker(), container, NodeLayout.K3S);
    return new BootResult.Booted(
        new ClusterBuilder(context.run(), spec, name, client)
            .nodes(context.engine().access(List.of(node), spec))
            .madeFrom(new Evidence("how.txt", "docker run"))
            .deletedBy(deletion)
            .build(),
        Duration.between(start, Instant.now()));
  }

  private KubernetesClient client(String container) {
    String kubeconfig = docker("exec", container, "cat /etc/rancher/k3s/k3s.yaml").output();
    String port = docker("port", container, "6443/tcp").output().lines().findFirst().orElseThrow();
    String address = "127.0.0.1:" + port.substring(port.lastIndexOf(':') + 1);
    return new KubernetesClientBuilder()
        .withConfig(Config.fromKubeconfig(kubeconfig.replace("127.0.0.1:6443", address)))
        .build();
  }

  private Command docker(String... words) {
    return context.engine().docker().command(List.of(String.join(" ", words).split(" ")));
  }

  @Override
  public void stopBooting() {
    // It ends within its limit.
  }
}
