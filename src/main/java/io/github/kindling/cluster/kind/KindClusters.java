package io.github.kindling.cluster.kind;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.cluster.BootResult;
import io.github.kindling.cluster.Cluster;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.cluster.NodeImages;
import io.github.kindling.cluster.Timeouts;
import io.github.kindling.engine.Docker;
import io.github.kindling.evidence.Evidence;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.node.HostShell;
import io.github.kindling.node.NodeShell;
import io.github.kindling.progress.Progress;
import io.github.kindling.workload.Cause;
import io.github.kindling.workload.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes clusters with the kind command line, each with a kubeconfig of its own. */
public final class KindClusters {
  private final KindCommand kind;
  private final Docker docker;
  private final Path runFolder;
  private final ProjectFiles files;
  private final NodeImages images;
  private final Timeouts timeouts;
  private final Set<KindBoot> booting = ConcurrentHashMap.newKeySet();

  /**
   * @param binary the kind binary
   * @param docker the engine
   * @param network the name of the engine's network for nodes, which is there already
   * @param runFolder where kubeconfigs are kept while clusters live
   */
  public KindClusters(
      Path binary,
      Docker docker,
      String network,
      Path runFolder,
      ProjectFiles files,
      NodeImages images,
      Timeouts timeouts) {
    this.kind = new KindCommand(binary, docker, network);
    this.docker = docker;
    this.runFolder = runFolder;
    this.files = files;
    this.images = images;
    this.timeouts = timeouts;
  }

  /**
   * Boots a cluster; one that would not start is described, then removed.
   *
   * @param name the cluster's name, which tells its owner
   * @param nodeImage the image of its nodes, as the engine has it
   * @throws io.github.kindling.failure.BadInput if the config cannot be right
   */
  public BootResult boot(
      ClusterSpec spec,
      String name,
      String nodeImage,
      Supplier<HostShell> host,
      Progress progress) {
    KindConfig config = KindConfig.read(spec.config(), spec.root());
    List<ConfigWarning> warnings = ConfigWarnings.of(config, spec.kubernetes());
    warnings.forEach(warning -> progress.say("warning: " + warning));
    Instant start = Instant.now();
    Path kubeconfig = runFolder.resolve(name + ".kubeconfig");
    AtomicBoolean deleted = new AtomicBoolean();
    Runnable deletion =
        () -> {
          if (deleted.compareAndSet(false, true)) {
            delete(name, kubeconfig);
          }
        };
    KubeletWatch watch = new KubeletWatch(docker);
    KindBoot boot = new KindBoot(kind, watch, timeouts.boot());
    booting.add(boot);
    try (Progress.Task task = progress.begin("boot " + spec)) {
      Optional<KindBoot.Failure> failure = boot.run(spec, name, nodeImage, kubeconfig, task);
      if (failure.isEmpty()) {
        KubernetesClient client = client(kubeconfig);
        List<NodeShell> nodes = shells(watch.nodesOf(name));
        task.update("nodes to be Ready");
        Optional<Cause> notReady =
            new NodesReady(client, nodes.size(), timeouts.nodesReady()).await();
        if (notReady.isEmpty()) {
          Duration took = Duration.between(start, Instant.now());
          task.done(nodes.size() + " nodes");
          return new BootResult.Booted(
              new Cluster(spec, name, client, nodes, files, images, host, timeouts, deletion),
              took);
        }
        client.close();
        failure = Optional.of(new KindBoot.Failure(false, notReady.get()));
      }
      Duration took = Duration.between(start, Instant.now());
      List<Evidence> evidence =
          boot.isStopped() ? List.of() : evidence(config, warnings, boot, watch.nodesOf(name));
      Cause cause = failure.get().cause();
      task.failed(cause.toString());
      deletion.run();
      Outcome outcome =
          failure.get().byNode()
              ? new Outcome.NodeRefused(cause)
              : new Outcome.Infrastructure(cause);
      return new BootResult.Refused(spec, outcome, evidence, took);
    } finally {
      booting.remove(boot);
    }
  }

  /** Ends every boot that is under way, for a process that has to end soon. */
  public void stopBooting() {
    booting.forEach(KindBoot::stop);
  }

  private void delete(String name, Path kubeconfig) {
    kind.delete(name, kubeconfig).run();
    try {
      Files.deleteIfExists(kubeconfig);
    } catch (IOException e) {
      throw new EnvironmentFault("cannot delete " + kubeconfig, "delete it by hand", e);
    }
  }

  private List<NodeShell> shells(List<String> nodes) {
    return nodes.stream().map(node -> new NodeShell(docker, node)).toList();
  }

  private static KubernetesClient client(Path kubeconfig) {
    try {
      Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
      return new KubernetesClientBuilder().withConfig(config).build();
    } catch (IOException e) {
      throw new EnvironmentFault("kind wrote no kubeconfig " + kubeconfig, "run again", e);
    }
  }

  private List<Evidence> evidence(
      KindConfig config, List<ConfigWarning> warnings, KindBoot boot, List<String> nodes) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(new Evidence("kind-config.yaml", config.text()));
    if (!warnings.isEmpty()) {
      evidence.add(
          new Evidence(
              "config-warnings.txt",
              warnings.stream().map(ConfigWarning::toString).collect(Collectors.joining("\n"))));
    }
    evidence.add(new Evidence("kind-create.log", boot.output()));
    for (NodeShell node : shells(nodes)) {
      for (String unit : List.of("kubelet", "containerd")) {
        String journal;
        try {
          journal = node.journal(unit);
        } catch (EnvironmentFault e) {
          journal = "could not be had: " + e.getMessage();
        }
        evidence.add(new Evidence(node.container() + "-" + unit + ".log", journal));
      }
    }
    return evidence;
  }
}
