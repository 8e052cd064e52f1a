package io.github.kindproof.cluster.kind;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.cluster.ClusterProvider;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.NodeCount;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.cluster.Reaper;
import io.github.kindproof.cluster.ReusableCluster;
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.cluster.kind.reuse.ClusterContainers;
import io.github.kindproof.cluster.kind.reuse.HeldCluster;
import io.github.kindproof.cluster.kind.reuse.ReuseKey;
import io.github.kindproof.cluster.kind.reuse.ReuseRecord;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.waiting.Uninterrupted;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The kind provider of a run whose clusters stay: it uses one that an earlier run left, if it is
 * made from the same and is as it was after its boot, and leaves its own for the next run.
 *
 * <p>A cluster that its user changes ({@link ClusterSpec#unshared}) or whose ports of the host are
 * fixed neither stays nor is left. A refused boot leaves nothing.
 */
public final class ReusingKind implements ClusterProvider {
  private final KindProvider kind;
  private final ProviderContext context;
  private final Reuse reuse;
  private final RunFolder folder;
  private final Runnable makeRoom;

  /**
   * Create the provider.
   *
   * @param kind boots clusters
   * @param folder the folder of this run, beside those of others
   * @param makeRoom stops clusters that no run uses, where the nodes of a boot need their room
   */
  public ReusingKind(
      KindProvider kind,
      ProviderContext context,
      Reuse reuse,
      RunFolder folder,
      Runnable makeRoom) {
    this.kind = kind;
    this.context = context;
    this.reuse = reuse;
    this.folder = folder;
    this.makeRoom = makeRoom;
  }

  @Override
  public String name() {
    return kind.name();
  }

  @Override
  public Optional<String> cannotGive(ClusterSpec spec) {
    return kind.cannotGive(spec);
  }

  @Override
  public Optional<String> lacks(ClusterFeature feature) {
    return kind.lacks(feature);
  }

  @Override
  public NodeCount nodesHere(ClusterSpec spec) {
    return kind.nodesHere(spec);
  }

  @Override
  public String madeOf(ClusterSpec spec) {
    return kind.madeOf(spec);
  }

  @Override
  public void prepare(ClusterSpec spec) {
    kind.prepare(spec);
  }

  @Override
  public void stopBooting() {
    kind.stopBooting();
  }

  @Override
  public BootResult boot(ClusterSpec spec, String name) {
    KindConfig config = kind.config(spec);
    if (!spec.copy().isEmpty() || ReuseKey.takesPorts(config)) {
      return bootNew(spec, name);
    }
    String key = key(spec, config);
    return left(spec, key).orElseGet(() -> bootToStay(spec, name, key));
  }

  private BootResult bootNew(ClusterSpec spec, String name) {
    makeRoom.run();
    return kind.boot(spec, name);
  }

  private String key(ClusterSpec spec, KindConfig config) {
    Docker docker = docker();
    SortedMap<String, String> facts = new TreeMap<>();
    kind.images(spec)
        .forEach(
            image ->
                facts.merge(
                    "image",
                    docker.command("image", "inspect", "--format", "{{.Id}}", image).output(),
                    String::concat));
    facts.put("engine", docker.command("info", "--format", "{{.ID}}").output());
    facts.put("host", docker.environment().getOrDefault("DOCKER_HOST", ""));
    facts.put("kind", kind.command().version());
    facts.put("kubernetes", spec.versionWords());
    facts.put("runtime", spec.runtime().name());
    return ReuseKey.of(config, facts);
  }

  private Docker docker() {
    return context.engine().docker();
  }

  /** Find a usable cluster that another run left, the one used last first; delete unusable ones. */
  private Optional<BootResult> left(ClusterSpec spec, String key) {
    List<ReusableCluster> candidates =
        ReusableCluster.all(runFolders()).stream()
            .filter(ReusableCluster::isIdle)
            .filter(it -> ReuseRecord.parse(it.record()).key().equals(key))
            .sorted(Comparator.comparing(ReusableCluster::lastUse).reversed())
            .toList();
    for (ReusableCluster candidate : candidates) {
      Optional<CacheLock> lock = candidate.take();
      if (lock.isPresent()) {
        Optional<BootResult> used = use(spec, candidate, lock.get());
        if (used.isPresent()) {
          return used;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<BootResult> use(ClusterSpec spec, ReusableCluster files, CacheLock lock) {
    String why;
    try (Progress.Task task = context.run().progress().begin("reuse " + spec)) {
      try {
        Instant start = Instant.now();
        ReuseRecord made = ReuseRecord.parse(files.record());
        HeldCluster held = held(files);
        if (!held.containers().allRun()) {
          makeRoom.run();
        }
        ClusterOrigin origin = held.start(made);
        task.update("comparing it with its state after the boot");
        Optional<String> difference = whyNot(held, made, origin, start);
        String changed = "";
        if (difference.isPresent() && held.canBeBroughtBack()) {
          changed = ": " + difference.get();
          task.update("bringing it back" + changed);
          Instant again = Instant.now();
          origin = held.bringBack(made);
          difference = whyNot(held, made, origin, again);
        }
        if (difference.isEmpty()) {
          task.done(origin + changed);
          Cluster cluster =
              kind.existing(spec, files.name(), files.kubeconfig(), leaving(held, lock));
          Duration took = Duration.between(start, Instant.now());
          return Optional.of(new BootResult.Booted(cluster, took, origin));
        }
        held.client().close();
        why = difference.get();
      } catch (RuntimeException e) {
        // The clients throw many types; each means that the cluster cannot be used.
        if (InterruptionException.isIn(e)) {
          task.failed("interrupted");
          Uninterrupted.run(() -> delete(files, lock));
          throw e;
        }
        why = String.valueOf(e.getMessage());
      }
      task.done(files.name() + " is not reused: " + why + "; booting a new cluster");
    }
    delete(files, lock);
    return Optional.empty();
  }

  private Optional<String> whyNot(
      HeldCluster held, ReuseRecord made, ClusterOrigin origin, Instant since) {
    try {
      return held.whyNot(made, origin, since, context.run().timeouts().nodesReady());
    } catch (EnvironmentException | KubernetesClientException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private HeldCluster held(ReusableCluster files) {
    ClusterContainers containers = new ClusterContainers(docker(), files.name());
    KubernetesClient client = KindProvider.client(files.kubeconfig());
    return new HeldCluster(context.run().owner(), files, containers, client);
  }

  private BootResult bootToStay(ClusterSpec spec, String name, String key) {
    Optional<KindCommand> onItsOwn = onNetworkOf(name);
    if (onItsOwn.isEmpty()) {
      return bootNew(spec, name);
    }
    makeRoom.run();
    BootResult result = kind.boot(spec, name, onItsOwn.get());
    if (result.booted().isEmpty()) {
      onItsOwn.get().removeNetwork();
      return result;
    }
    Cluster cluster = result.booted().get();
    ReusableCluster files = folder.reusable(name);
    try {
      HeldCluster held = held(files);
      CacheLock lock = held.begin(key, spec.toString(), kind.nodesHere(spec).controlPlanes());
      Cluster staying = ClusterBuilder.like(cluster).deletedBy(leaving(held, lock)).build();
      return new BootResult.Booted(staying, result.took());
    } catch (RuntimeException e) {
      Uninterrupted.run(cluster::close);
      throw e;
    }
  }

  /**
   * Create a network for one cluster: a node that stops loses its address, and no node of another
   * cluster may get it meanwhile.
   */
  private Optional<KindCommand> onNetworkOf(String name) {
    KindCommand shared = kind.command();
    try {
      return Optional.of(
          KindCommand.onNewNetwork(shared.binary(), shared.docker(), context.run().owner(), name));
    } catch (EnvironmentException e) {
      say(name, e.getMessage());
      return Optional.empty();
    }
  }

  private void say(String name, @Nullable String why) {
    context.run().progress().say(name + " does not stay for the next run: " + why);
  }

  /** Return what closing a cluster does: once, it leaves it for the next run. */
  private Runnable leaving(HeldCluster held, CacheLock lock) {
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        leave(held, lock);
      }
    };
  }

  /** Leave a cluster for the next run, or delete it if that fails. */
  private void leave(HeldCluster held, CacheLock lock) {
    String why;
    try {
      held.leave(lock, reuse);
      return;
    } catch (RuntimeException e) {
      // Whatever it was, the cluster is not known to be usable.
      why = String.valueOf(e.getMessage());
    } finally {
      held.client().close();
    }
    String name = held.files().name();
    say(name, why);
    delete(held.files(), lock);
  }

  private void delete(ReusableCluster files, CacheLock lock) {
    kind.delete(files.name(), files.kubeconfig());
    new Reaper(docker(), runFolders()).removeRestOf(files, lock);
  }

  private Path runFolders() {
    return folder.path().resolve("..").normalize();
  }
}
