package io.github.kindling.harness;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.cluster.ClusterIntent;
import io.github.kindling.cluster.ClusterPool;
import io.github.kindling.cluster.ClusterShape;
import io.github.kindling.cluster.ClusterSpec;
import io.github.kindling.cluster.EngineNodeImages;
import io.github.kindling.cluster.Owner;
import io.github.kindling.cluster.ProviderContext;
import io.github.kindling.cluster.Reaper;
import io.github.kindling.cluster.Timeouts;
import io.github.kindling.cluster.kind.KindConfigText;
import io.github.kindling.engine.CgroupVersion;
import io.github.kindling.engine.Docker;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.image.ImageReference;
import io.github.kindling.image.Images;
import io.github.kindling.image.WorkloadImage;
import io.github.kindling.image.WorkloadImages;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.kubernetes.KubernetesVersions;
import io.github.kindling.probe.EngineProbe;
import io.github.kindling.progress.Progress;
import io.github.kindling.runtime.NodeRuntime;
import io.github.kindling.runtime.NodeRuntimes;
import io.github.kindling.setup.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One run: everything that makes clusters, put together, and everything that it made removed when
 * it is closed or the process is asked to end. What a killed run left is removed when the next one
 * opens.
 */
public final class Harness implements AutoCloseable {
  private static final String PROBE = "kindling/probe:1";

  private final Owner owner = Owner.current();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Docker docker;
  private final ProjectFiles files;
  private final KubernetesVersions versions;
  private final NodeRuntimes runtimes;
  private final Images images;
  private final Path runFolder;
  private final Reaper reaper;
  private final KernelWatch kernel;
  private final NodeImageCache nodeImages;
  private final Providers providers;
  private final Boots boots;
  private final ClusterPool pool;
  private final Thread atExit = new Thread(this::cleanUp, "kindling clean-up");

  private Harness(
      Tools tools, Images images, KindlingCache cache, ProjectFiles files, Progress progress) {
    this.docker = tools.engine().docker();
    this.files = files;
    this.images = images;
    this.versions = KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
    this.runtimes = NodeRuntimes.read(files.find("runtimes.yaml"));
    Path runFolders = cache.folder("run");
    this.runFolder = runFolders.resolve(owner.token());
    this.reaper = new Reaper(docker, runFolders);
    this.kernel = new KernelWatch(docker, owner);
    this.nodeImages = new NodeImageCache(images);
    this.providers =
        Providers.of(
            new ProviderContext(
                docker,
                tools.kind(),
                network(),
                owner,
                runFolder,
                files,
                images,
                nodeImages::get,
                new EngineNodeImages(docker, images),
                kernel::shell,
                Timeouts.standard(),
                progress));
    this.boots = new Boots(providers, owner, progress);
    this.pool =
        new ClusterPool(
            boots::boot,
            spec -> providers.of(spec).nodesHere(spec),
            Machine.ofThisOne()::hasRoomFor);
  }

  /**
   * Opens a run: what dead runs left is removed first.
   *
   * @param tools the engine and kind
   * @param images gets node and workload images
   */
  public static Harness open(
      Tools tools, Images images, KindlingCache cache, ProjectFiles files, Progress progress) {
    LeftOvers.remove(tools.engine().docker(), cache)
        .forEach(what -> progress.say("removed, left by a dead run: " + what));
    Harness harness = new Harness(tools, images, cache, files, progress);
    Runtime.getRuntime().addShutdownHook(harness.atExit);
    harness.makeRoom();
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

  /** What cluster this config gives on this version. */
  public ClusterSpec spec(String config, KubernetesVersion version) {
    return ClusterSpec.of(files.find(config), files.rootOf(config), version);
  }

  /** What cluster is wanted by this on this version. */
  public ClusterSpec spec(ClusterIntent intent, KubernetesVersion version) {
    return ClusterSpec.of(intent, version);
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

  /**
   * What cluster gives this, for one that is changed after its boot: nobody else who wants the same
   * gets it.
   */
  public ClusterSpec ownSpec(ClusterIntent intent, KubernetesVersion version) {
    return new ClusterSpec(
        ClusterSpec.KIND,
        new ClusterShape.ByIntent(intent, UUID.randomUUID().toString()),
        version,
        NodeRuntime.own());
  }

  /** The node image of a version, brought into the engine if it is not there. */
  public ImageReference nodeImage(KubernetesVersion version) {
    return nodeImage(version, NodeRuntime.own());
  }

  /** The same with this runtime in it. */
  public ImageReference nodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return nodeImages.get(version, runtime);
  }

  /** Whether that image is there, so that neither a registry nor a build is waited for. */
  public boolean hasNodeImage(KubernetesVersion version, NodeRuntime runtime) {
    return images.hasNode(version, runtime);
  }

  /** How the clusters of this run came up. */
  public Boots boots() {
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
    return images.workload(name);
  }

  /** The probe, to be run straight by the engine. */
  public EngineProbe engineProbe() {
    return new EngineProbe(
        docker, images.workload(PROBE).reference(), Owner.LABEL + "=" + owner.token());
  }

  /**
   * Leaves the clusters running when this is closed, for a person to look at; only {@code clean
   * --all} removes them then.
   *
   * @return the folder with their kubeconfigs
   */
  public Path keepClusters() {
    reaper.keep(owner);
    return runFolder;
  }

  @Override
  public void close() {
    cleanUp();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending: the hook finds nothing left to do.
    }
  }

  private String network() {
    return "kindling-" + owner.token();
  }

  /** The network is made with our label, so that a dead run's is found; kind uses it as it is. */
  private void makeRoom() {
    try {
      Files.createDirectories(runFolder);
    } catch (IOException e) {
      throw new EnvironmentFault("cannot make " + runFolder, "make its folder writable", e);
    }
    docker
        .command(
            "network",
            "create",
            "--label",
            Owner.LABEL + "=" + owner.token(),
            "--opt",
            "com.docker.network.bridge.enable_ip_masquerade=true",
            network())
        .output();
  }

  private void cleanUp() {
    if (closed.compareAndSet(false, true)) {
      boots.stop();
      kernel.close();
      if (!reaper.isKept(owner)) {
        pool.close();
        reaper.removeOf(owner);
      }
    }
  }
}
