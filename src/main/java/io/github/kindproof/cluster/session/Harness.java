package io.github.kindproof.cluster.session;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.Reuse;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.cluster.Timeouts;
import io.github.kindproof.cluster.kind.config.KindConfigText;
import io.github.kindproof.internal.engine.CgroupVersion;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.image.WorkloadImage;
import io.github.kindproof.internal.image.WorkloadImages;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.setup.Tools;
import io.github.kindproof.workload.probe.EngineProbe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A run: everything that makes clusters, wired together. Everything that it made is removed when it
 * is closed or the process is asked to exit. Leftovers of a killed run are removed when the next
 * one first uses the engine.
 */
public final class Harness implements AutoCloseable {
  private static final String PROBE = "kindproof/probe:1";

  /** A run has its clusters for a few minutes at a time, and a suite gives some back earlier. */
  private static final Duration PATIENCE_WITH_OTHERS = Duration.ofMinutes(15);

  private final Owner owner = Owner.current();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Preparation preparation;
  private final KubernetesVersions versions;
  private final NodeRuntimes runtimes;
  private final RunFolder folder;
  private final Optional<Reuse> reuse;
  private final IdleClusters idle;
  private final EngineOfRun engine;
  private final OtherRuns others;
  private final SharedRoom room;
  private final Providers providers;
  private final ClusterBooter boots;
  private final ClusterPool pool;
  private final Thread atExit = new Thread(() -> cleanUp(true), "kindproof clean-up");

  private Harness(Preparation preparation, Optional<Reuse> reuse) {
    this.preparation = preparation;
    this.reuse = reuse;
    this.versions = preparation.versions();
    this.runtimes = preparation.runtimes();
    this.folder = RunFolder.of(owner, RunFolder.all(preparation.cache()));
    RunContext run =
        new RunContext(owner, preparation.files(), Timeouts.standard(), preparation.progress());
    this.idle =
        new IdleClusters(
            () -> preparation.tools().engine().docker(), RunFolder.all(preparation.cache()));
    this.others =
        new OtherRuns(
            () -> preparation.tools().engine().docker(), RunFolder.all(preparation.cache()), owner);
    this.room =
        new SharedRoom(others, this::measured, PATIENCE_WITH_OTHERS, preparation.progress());
    this.engine = new EngineOfRun(preparation, run, folder, room::changed);
    this.providers = Providers.of(engine, folder, reuse, this::makeRoom);
    this.boots = new ClusterBooter(providers, owner, this::beforeBoot, preparation.progress());
    this.pool = new ClusterPool(boots::boot, spec -> providers.of(spec).nodesHere(spec), room);
  }

  /**
   * Open a run. The engine and kind are located on first use; leftovers of dead runs are removed
   * before the engine is used.
   */
  public static Harness open(Preparation preparation) {
    return open(preparation, Optional.empty());
  }

  /** Open a run whose clusters stay for the next one if there is a wish. */
  public static Harness open(Preparation preparation, Optional<Reuse> reuse) {
    Harness harness = new Harness(preparation, reuse);
    Runtime.getRuntime().addShutdownHook(harness.atExit);
    return harness;
  }

  /** Measure this machine, without idle clusters, which give way, and nodes of other runs. */
  private Machine measured() {
    return Machine.ofThisOne().without(idle.runningNodes()).without(others.runningNodes());
  }

  /** The nodes to be booted have their room already: {@link ClusterPool} takes it first. */
  private void makeRoom() {
    idle.makeRoom(room::hasRoomBeside, preparation.progress());
  }

  /** With reuse, kind first looks for a cluster to use, and only then makes room itself. */
  private void beforeBoot(ClusterSpec spec) {
    if (reuse.isEmpty() || !spec.provider().equals(ClusterSource.KIND)) {
      makeRoom();
    }
  }

  /** Return the clusters of this run. */
  public ClusterPool pool() {
    return pool;
  }

  /** Return the kind configs, profiles and manifests. */
  public ProjectFiles files() {
    return preparation.files();
  }

  /** Return the known Kubernetes versions. */
  public KubernetesVersions versions() {
    return versions;
  }

  /** Return the known container runtimes. */
  public NodeRuntimes runtimes() {
    return runtimes;
  }

  /** Return the providers of clusters. */
  public Providers providers() {
    return providers;
  }

  /**
   * Return whether a kind config boots on this host without a setting for control groups. It does
   * not if the host has cgroup v1 and the version rejects that.
   */
  public boolean bootsConfigsByHand(KubernetesVersion version) {
    return !KindConfigText.refusesCgroup(version, CgroupVersion.ofThisHost());
  }

  /** Return the node image of a version with a runtime; may block to get it if it is missing. */
  public ImageReference nodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return engine.engine().nodeImage(version, runtime);
  }

  /** Return whether that image is in the engine, so that no pull or build is needed. */
  public boolean hasNodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return engine.engine().images().hasNode(version, runtime);
  }

  /** Return the engine and kind, each located on first use. */
  public Tools tools() {
    return preparation.tools();
  }

  /** Return the record of how the clusters of this run came up. */
  public ClusterBooter boots() {
    return boots;
  }

  /** Return the manifest names of the {@code workload-images.yaml} images that setup gets. */
  public List<String> workloadImageNames() {
    return WorkloadImages.read(files().find("workload-images.yaml")).atSetUp().stream()
        .map(WorkloadImage::name)
        .toList();
  }

  /** Return the image with this name in manifests. */
  public ImageReference workloadImage(String name) {
    return engine.engine().images().workload(name);
  }

  /** Return the probe that the engine runs directly. */
  public EngineProbe engineProbe() {
    return new EngineProbe(
        engine.engine().docker(),
        workloadImage(PROBE).reference(),
        Owner.LABEL + "=" + owner.token());
  }

  /**
   * Keep the clusters running after this is closed, for a person to inspect; then only {@code clean
   * --all} removes them.
   *
   * @return the folder with their kubeconfigs
   */
  public Path keepClusters() {
    folder.keep();
    return folder.path();
  }

  @Override
  public void close() {
    cleanUp(false);
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook finds nothing left to do.
    }
  }

  private void cleanUp(boolean interrupted) {
    if (closed.compareAndSet(false, true)) {
      if (interrupted && !folder.isKept()) {
        preparation.progress().say("removing everything that this run created");
      }
      boolean cutShort = boots.stop() || interrupted;
      engine.end();
      if (!folder.isKept()) {
        pool.close();
        engine.remove(cutShort);
      }
    }
  }
}
