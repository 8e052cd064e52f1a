package io.github.kindproof.cluster.session;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.cluster.Timeouts;
import io.github.kindproof.cluster.kind.KindConfigText;
import io.github.kindproof.internal.engine.CgroupVersion;
import io.github.kindproof.internal.image.ImageReference;
import io.github.kindproof.internal.image.WorkloadImage;
import io.github.kindproof.internal.image.WorkloadImages;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.Tools;
import io.github.kindproof.workload.probe.EngineProbe;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run: everything that makes clusters, put together, and everything that it made removed when
 * it is closed or the process is asked to end. What a killed run left is removed when the next one
 * first uses the engine.
 */
public final class Harness implements AutoCloseable {
  private static final String PROBE = "kindproof/probe:1";

  private final Owner owner = Owner.current();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Progress progress;
  private final ProjectFiles files;
  private final KubernetesVersions versions;
  private final NodeRuntimes runtimes;
  private final RunFolder folder;
  private final EngineOfRun engine;
  private final Tools tools;
  private volatile Machine machine = Machine.ofThisOne();
  private final Providers providers;
  private final ClusterBooter boots;
  private final ClusterPool pool;
  private final Thread atExit = new Thread(() -> cleanUp(true), "kindproof clean-up");

  private Harness(Preparation preparation) {
    this.progress = preparation.progress();
    this.files = preparation.files();
    this.tools = preparation.tools();
    this.versions = preparation.versions();
    this.runtimes = NodeRuntimes.read(files.find("runtimes.yaml"));
    this.folder = RunFolder.of(owner, RunFolder.all(preparation.cache()));
    this.engine =
        new EngineOfRun(
            preparation,
            new RunContext(owner, files, Timeouts.standard(), progress),
            folder,
            () -> machine = Machine.ofThisOne());
    this.providers = Providers.of(engine, folder.path());
    this.boots = new ClusterBooter(providers, owner, progress);
    this.pool =
        new ClusterPool(
            boots::boot,
            spec -> providers.of(spec).nodesHere(spec),
            nodes -> machine.hasRoomFor(nodes));
  }

  /**
   * Opens a run. The engine and kind are looked for when something first needs them, and what dead
   * runs left is removed before the engine is used.
   */
  static Harness open(Preparation preparation) {
    Harness harness = new Harness(preparation);
    Runtime.getRuntime().addShutdownHook(harness.atExit);
    return harness;
  }

  /** The clusters of this run. */
  public ClusterPool pool() {
    return pool;
  }

  /** Kind configs, profiles and manifests. */
  public ProjectFiles files() {
    return files;
  }

  /** The Kubernetes versions that are known. */
  public KubernetesVersions versions() {
    return versions;
  }

  /** The runtimes that are known. */
  public NodeRuntimes runtimes() {
    return runtimes;
  }

  /** Who gives clusters. */
  public Providers providers() {
    return providers;
  }

  /**
   * Whether a kind config boots on this host without a word on control groups. It does not where
   * the host has cgroup v1 and the version refuses that.
   */
  public boolean bootsConfigsByHand(KubernetesVersion version) {
    return !KindConfigText.refusesCgroup(version, CgroupVersion.ofThisHost());
  }

  /** The node image of a version with a runtime, brought into the engine if it is not there. */
  public ImageReference nodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return engine.engine().nodeImage(version, runtime);
  }

  /** Whether that image is there, so that neither a registry nor a build is waited for. */
  public boolean hasNodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return engine.engine().images().hasNode(version, runtime);
  }

  /** The engine and kind, each looked for when first asked for. */
  public Tools tools() {
    return tools;
  }

  /** How the clusters of this run came up. */
  public ClusterBooter boots() {
    return boots;
  }

  /** The images of {@code workload-images.yaml} that set-up gets, by their names in manifests. */
  public List<String> workloadImageNames() {
    return WorkloadImages.read(files.find("workload-images.yaml")).atSetUp().stream()
        .map(WorkloadImage::name)
        .toList();
  }

  /** The image that manifests name so. */
  public ImageReference workloadImage(String name) {
    return engine.engine().images().workload(name);
  }

  /** The probe, to be run straight by the engine. */
  public EngineProbe engineProbe() {
    return new EngineProbe(
        engine.engine().docker(),
        workloadImage(PROBE).reference(),
        Owner.LABEL + "=" + owner.token());
  }

  /**
   * Leaves the clusters running when this is closed, for a person to look at; only {@code clean
   * --all} removes them then.
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
        progress.say("removing what this run has made");
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
