package io.github.kindproof.cluster.kind;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.Evidence;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.cluster.ClusterEvidence;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.NodesReady;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.cluster.Timeouts;
import io.github.kindproof.cluster.kind.config.ConfigWarning;
import io.github.kindproof.cluster.kind.config.ConfigWarnings;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.cluster.kind.config.KindConfigText;
import io.github.kindproof.cluster.kind.config.NodeVersions;
import io.github.kindproof.internal.api.ReadyServer;
import io.github.kindproof.internal.engine.CgroupVersion;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.io.waiting.Uninterrupted;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A provider of clusters made with the kind command line, each with its own kubeconfig. */
public final class KindProvider implements ClusterProvider {
  private final ProviderContext context;
  private final Supplier<KindCommand> kind;
  private final Path folder;
  private final RenderedConfigs rendered;
  private final Set<KindBoot> booting = ConcurrentHashMap.newKeySet();

  /**
   * Create a provider for one run.
   *
   * @param kind returns kind at the first boot; may block for minutes to get it if setup is allowed
   * @param folder where files may be kept while clusters live
   */
  public KindProvider(ProviderContext context, Supplier<KindCommand> kind, Path folder) {
    this.context = context;
    this.kind = kind;
    this.folder = folder;
    this.rendered = new RenderedConfigs(folder, CgroupVersion.ofThisHost());
  }

  /** Return the kind command, which may have to be installed first. */
  KindCommand command() {
    return kind.get();
  }

  @Override
  public String name() {
    return ClusterSource.KIND;
  }

  @Override
  public Optional<String> cannotGive(ClusterSpec spec) {
    return spec.shape() instanceof ClusterShape.ByContext
        ? Optional.of("kind creates clusters and cannot use an existing one")
        : Optional.empty();
  }

  @Override
  public Optional<String> lacks(ClusterFeature feature) {
    return Optional.empty();
  }

  @Override
  public String madeOf(ClusterSpec spec) {
    return spec.versions().stream()
        .map(it -> image(spec, it).toString())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  @Override
  public NodeCount nodesHere(ClusterSpec spec) {
    return config(spec).nodes();
  }

  /** Return the shape as a kind config, rendered to a file if it is not one yet. */
  KindConfig config(ClusterSpec spec) {
    return config(spec, KubernetesVersion::imageName);
  }

  /** Return the shape likewise, with these images for nodes of several versions. */
  private KindConfig config(ClusterSpec spec, Function<KubernetesVersion, String> image) {
    if (spec.shape() instanceof ClusterShape.ByConfig given) {
      return KindConfig.read(given.file(), given.root());
    }
    ClusterIntent intent = (ClusterIntent) spec.shape();
    return KindConfig.read(rendered.config(intent, spec.kubernetes(), images(spec, image)), folder);
  }

  private static List<KindConfigText.NodeImage> images(
      ClusterSpec spec, Function<KubernetesVersion, String> image) {
    return spec.workers().isEmpty()
        ? List.of()
        : spec.versions().stream()
            .map(it -> new KindConfigText.NodeImage(it, image.apply(it)))
            .toList();
  }

  /** Look for kind first, as its absence shows quickly: an image can take half an hour. */
  @Override
  public void prepare(ClusterSpec spec) {
    KindCommand unused = kind.get();
    spec.versions().forEach(it -> image(spec, it));
  }

  private ImageReference image(ClusterSpec spec, KubernetesVersion version) {
    return context.engine().nodeImage(version, spec.runtime());
  }

  /** Return the images of its nodes, which are then in the engine. */
  List<String> images(ClusterSpec spec) {
    return spec.versions().stream().map(it -> image(spec, it).reference()).distinct().toList();
  }

  /** Return the image, which is then in the engine: later calls return at once. */
  ImageReference image(ClusterSpec spec) {
    return image(spec, spec.kubernetes());
  }

  @Override
  public BootResult boot(ClusterSpec spec, String name) {
    return boot(spec, name, kind.get());
  }

  BootResult boot(ClusterSpec spec, String name, KindCommand command) {
    Optional<String> nodeImage =
        spec.workers().isEmpty() ? Optional.of(image(spec).reference()) : Optional.empty();
    Progress progress = context.run().progress();
    Timeouts timeouts = context.run().timeouts();
    KindConfig config = config(spec, it -> image(spec, it).reference());
    List<ConfigWarning> warnings = ConfigWarnings.of(config, versions(spec, config));
    warnings.forEach(warning -> progress.say("warning: " + warning));
    Docker docker = command.docker();
    Instant start = Instant.now();
    Path kubeconfig = folder.resolve(name + ".kubeconfig");
    AtomicBoolean deleted = new AtomicBoolean();
    Runnable deletion =
        () -> {
          if (deleted.compareAndSet(false, true)) {
            delete(command, name, kubeconfig);
          }
        };
    NodeContainers containers = new NodeContainers(docker);
    KindBoot boot = new KindBoot(command, containers, timeouts.boot());
    booting.add(boot);
    Progress.Task task = progress.begin("boot " + spec);
    try (task) {
      Optional<KindBoot.Failure> failure = boot.run(config, name, nodeImage, kubeconfig, task);
      if (failure.isEmpty()) {
        KubernetesClient client = client(kubeconfig);
        List<NodeShell> nodes = shells(docker, containers.nodesOf(name));
        if (!spec.workers().isEmpty()) {
          OlderWorkers.provide(nodes, spec.kubernetes().version());
        }
        task.update("nodes to be Ready");
        Optional<Cause> notReady = notReady(client, nodes.size());
        if (notReady.isEmpty()) {
          Duration took = Duration.between(start, Instant.now());
          task.done(Count.of(nodes.size(), "node"));
          return new BootResult.Booted(cluster(spec, config, name, client, nodes, deletion), took);
        }
        client.close();
        failure = Optional.of(new KindBoot.Failure(false, notReady.get()));
      }
      EndOfProcess.check("the boot of " + spec);
      Duration took = Duration.between(start, Instant.now());
      List<Evidence> evidence =
          evidence(config, warnings, boot, containers, shells(docker, containers.nodesOf(name)));
      Cause cause = failure.get().cause();
      task.failed(cause.toString());
      deletion.run();
      Outcome outcome =
          Outcome.of(
              failure.get().byNode() ? OutcomeKind.NODE_REFUSED : OutcomeKind.INFRASTRUCTURE,
              cause);
      return new BootResult.Refused(spec, outcome, evidence, took);
    } catch (InterruptionException e) {
      task.failed("interrupted");
      Uninterrupted.run(deletion);
      throw e;
    } finally {
      booting.remove(boot);
    }
  }

  private static NodeVersions versions(ClusterSpec spec, KindConfig config) {
    return spec.workers().isEmpty()
        ? NodeVersions.requested(config, spec.kubernetes())
        : new NodeVersions(spec.versions(), "as requested", List.of());
  }

  private Cluster cluster(
      ClusterSpec spec,
      KindConfig config,
      String name,
      KubernetesClient client,
      List<NodeShell> nodes,
      Runnable deletion) {
    return new ClusterBuilder(context.run(), spec, name, client)
        .nodes(context.engine().access(nodes, spec))
        .madeFrom(evidence(config))
        .mountedProfiles(config.mountedProfiles())
        .deletedBy(deletion)
        .build();
  }

  private Optional<Cause> notReady(KubernetesClient client, int nodes) {
    try {
      return new NodesReady(client, nodes, context.run().timeouts().nodesReady()).await();
    } catch (InterruptionException e) {
      client.close();
      throw e;
    }
  }

  @Override
  public void stopBooting() {
    booting.forEach(KindBoot::stop);
  }

  /** Return a cluster that exists, whether its nodes run or not. */
  Cluster existing(ClusterSpec spec, String name, Path kubeconfig, Runnable deletion) {
    Docker docker = kind.get().docker();
    List<NodeShell> nodes = shells(docker, new NodeContainers(docker).nodesOf(name));
    return cluster(spec, config(spec), name, client(kubeconfig), nodes, deletion);
  }

  /** Delete a cluster with its kubeconfig, whoever booted it. */
  void delete(String name, Path kubeconfig) {
    delete(kind.get(), name, kubeconfig);
  }

  private static void delete(KindCommand kind, String name, Path kubeconfig) {
    kind.delete(name, kubeconfig).run();
    try {
      Files.deleteIfExists(kubeconfig);
    } catch (IOException e) {
      throw new EnvironmentException("cannot delete " + kubeconfig, "delete it manually", e);
    }
  }

  private static List<NodeShell> shells(Docker docker, List<String> nodes) {
    return nodes.stream().map(node -> new NodeShell(docker, node)).toList();
  }

  static KubernetesClient client(Path kubeconfig) {
    try {
      Config config = Config.fromKubeconfig(Files.readString(kubeconfig));
      return ReadyServer.client(config);
    } catch (IOException e) {
      throw new EnvironmentException("kind wrote no kubeconfig " + kubeconfig, "run again", e);
    }
  }

  private static List<Evidence> evidence(
      KindConfig config,
      List<ConfigWarning> warnings,
      KindBoot boot,
      NodeContainers containers,
      List<NodeShell> nodes) {
    List<Evidence> evidence = new ArrayList<>();
    evidence.add(evidence(config));
    if (!warnings.isEmpty()) {
      evidence.add(
          new Evidence(
              "config-warnings.txt",
              warnings.stream().map(ConfigWarning::toString).collect(Collectors.joining("\n"))));
    }
    evidence.add(new Evidence("kind-create.log", boot.output()));
    for (NodeShell node : nodes) {
      String name = node.container();
      evidence.add(new Evidence(name + "-console.log", containers.console(name)));
    }
    evidence.addAll(ClusterEvidence.ofNodes(nodes));
    return evidence;
  }

  private static Evidence evidence(KindConfig config) {
    return new Evidence("kind-config.yaml", config.text());
  }
}
