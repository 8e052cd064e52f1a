package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.RuntimeSupport;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.progress.Progress;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gets the images of nodes and workloads into the engine: pulls official ones by digest, else
 * builds them here. Images that the engine has are used without any network. {@code
 * TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX} names a mirror of Docker Hub.
 *
 * <p>If neither works, throws {@link EnvironmentException} with both reasons.
 */
public final class Images {
  private static final String K3S_IMAGE = "kindproof.k3s.image";

  /** Testcontainers' own variable, so that one setting is enough for both. */
  private static final String MIRROR = "TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX";

  private final ImageMode mode;
  private final EngineImages engine;
  private final WorkloadImages workloads;
  private final LocalBuild build;
  private final Progress progress;
  private final String mirror;
  private final OfficialPulls pulls;

  public Images(
      ImageMode mode,
      Docker docker,
      WorkloadImages workloads,
      LocalBuild build,
      Progress progress) {
    this(
        mode,
        docker,
        workloads,
        build,
        progress,
        System.getenv().getOrDefault(MIRROR, ""),
        PullLimits.standard());
  }

  Images(
      ImageMode mode,
      Docker docker,
      WorkloadImages workloads,
      LocalBuild build,
      Progress progress,
      String mirror,
      PullLimits limits) {
    this.mode = mode;
    this.engine = new EngineImages(docker);
    this.workloads = workloads;
    this.build = build;
    this.progress = progress;
    this.mirror = mirror;
    this.pulls = new OfficialPulls(limits, progress);
  }

  public ImageReference node(KubernetesVersion version) {
    WantedImage wanted = WantedImage.node(version);
    if (wanted.official() == null && mode == ImageMode.OFFICIAL) {
      throw new EnvironmentException(
          "no digest of an official image of " + version.version() + " is known",
          "add it to kubernetes-versions.yaml, or allow a local build with --images=auto");
    }
    return get(wanted);
  }

  /**
   * The node image of a version with this runtime. If it is not the image's own runtime, a thin
   * layer with it is built on the image, whether that was pulled or built.
   *
   * @throws BadInputException if the version's kubelet cannot use the runtime
   */
  public ImageReference node(KubernetesVersion version, NodeRuntime runtime) {
    RuntimeSupport.check(version, runtime);
    ImageReference own = node(version);
    if (runtime.isOwn()) {
      return own;
    }
    Map<String, String> layer = WantedImage.layer(own, version, runtime);
    String reference = build.find("runtime", layer).orElseGet(() -> build.build("runtime", layer));
    return new ImageReference(
        own.name() + " with runtime " + runtime.name(), reference, ImageOrigin.BUILT);
  }

  /**
   * The K3s image of a version: the one that the system property {@code kindproof.k3s.image} names;
   * else the official one, pulled by digest if {@code kubernetes-versions.yaml} has that; else the
   * one in the engine with its tag. It is never built.
   */
  public ImageReference k3s(KubernetesVersion version) {
    return k3s(version, System.getProperty(K3S_IMAGE));
  }

  ImageReference k3s(KubernetesVersion version, @Nullable String yours) {
    String tag = "rancher/k3s:" + version.version() + "-k3s1";
    if (yours == null && version.k3s() != null) {
      return officialK3s(tag, OfficialImage.of(version.version(), version.k3s()).through(mirror));
    }
    String name = yours == null ? tag : yours.replace("{version}", version.version());
    ImageNames.check(K3S_IMAGE, name);
    if (!engine.has(name)) {
      throw noK3s("the engine has no K3s image " + name, "run `docker pull " + name + "`");
    }
    return new ImageReference(name, name, ImageOrigin.YOURS);
  }

  private ImageReference officialK3s(String name, OfficialImage image) {
    if (engine.has(image.reference())) {
      return new ImageReference(name, image.reference(), ImageOrigin.ALREADY_THERE);
    }
    if (mode == ImageMode.LOCAL) {
      throw noK3s(
          "the engine has no K3s image " + image + ", and none can be built",
          "allow a pull with --images=auto");
    }
    Optional<PullFault> fault = pulls.pull(name, image, engine);
    if (fault.isPresent()) {
      throw noK3s(fault.get().toString(), fault.get().kind().remedy(image));
    }
    return new ImageReference(name, image.reference(), ImageOrigin.PULLED);
  }

  private static EnvironmentException noK3s(String what, String remedy) {
    return new EnvironmentException(
        what,
        remedy
            + ", or name an image that the engine has with -Dkindproof.k3s.image "
            + "(KINDPROOF_K3S_IMAGE for the command)");
  }

  /** Whether the image is present, so that nothing must be pulled or built. */
  public boolean hasNode(KubernetesVersion version, NodeRuntime runtime) {
    return find(WantedImage.node(version))
        .filter(
            own ->
                runtime.isOwn()
                    || build.find("runtime", WantedImage.layer(own, version, runtime)).isPresent())
        .isPresent();
  }

  /**
   * The image that a manifest names. The engine then has it under that name too, for use by hand,
   * unless you have an image of that name. A name that is not in the list is looked up in the
   * engine only.
   */
  public ImageReference workload(String name) {
    ImageNames.check("image", name);
    Optional<WorkloadImage> listed = workloads.find(name);
    if (listed.isEmpty()) {
      return new ImageReference(
          name, name, engine.has(name) ? ImageOrigin.YOURS : ImageOrigin.LEFT_TO_NODE);
    }
    WorkloadImage image = listed.get();
    WantedImage wanted = WantedImage.workload(image);
    ImageReference got = get(wanted);
    if (wanted.official() == null || engine.isFree(image.name())) {
      engine.tag(got.reference(), image.name());
    }
    return got;
  }

  private ImageReference get(WantedImage wanted) {
    Optional<ImageReference> there = find(wanted);
    if (there.isPresent()) {
      return there.get();
    }
    OfficialImage official = official(wanted);
    return official == null || mode == ImageMode.LOCAL
        ? built(wanted, null)
        : pulledOrBuilt(wanted, official);
  }

  /** The image if it is present, without asking a registry. */
  private Optional<ImageReference> find(WantedImage wanted) {
    OfficialImage official = official(wanted);
    Optional<ImageReference> pulled =
        Optional.ofNullable(official)
            .filter(it -> mode != ImageMode.LOCAL)
            .map(OfficialImage::reference)
            .filter(engine::has)
            .map(it -> new ImageReference(wanted.name(), it, ImageOrigin.ALREADY_THERE));
    Optional<ImageReference> built =
        mode == ImageMode.OFFICIAL && official != null
            ? Optional.empty()
            : build
                .find(wanted.recipe(), wanted.variables())
                .map(it -> new ImageReference(wanted.name(), it, ImageOrigin.BUILT));
    if (official == null) {
      return built;
    }
    return switch (ImageChoice.of(mode, pulled.isPresent(), built.isPresent())) {
      case USE_OFFICIAL -> pulled;
      case USE_BUILT -> built;
      case PULL, BUILD -> Optional.empty();
    };
  }

  private @Nullable OfficialImage official(WantedImage wanted) {
    return wanted.official() == null ? null : wanted.official().through(mirror);
  }

  private ImageReference pulledOrBuilt(WantedImage wanted, OfficialImage official) {
    Optional<PullFault> fault = pulls.pull(wanted.name(), official, engine);
    if (fault.isEmpty()) {
      return new ImageReference(wanted.name(), official.reference(), ImageOrigin.PULLED);
    }
    PullFault why = fault.get();
    if (mode == ImageMode.OFFICIAL || !why.kind().isReasonToBuild()) {
      throw why.asEnvironmentFault();
    }
    progress.say(wanted.name() + " is built locally because " + why);
    return built(wanted, why);
  }

  private ImageReference built(WantedImage wanted, @Nullable PullFault why) {
    return new ImageReference(wanted.name(), build(wanted, why), ImageOrigin.BUILT);
  }

  private String build(WantedImage wanted, @Nullable PullFault why) {
    try {
      return build.build(wanted.recipe(), wanted.variables());
    } catch (EnvironmentException e) {
      if (why == null) {
        throw e;
      }
      throw new EnvironmentException(
          wanted.name() + " can neither be pulled nor built: " + why + "; " + e.getMessage(),
          "fix one of the two",
          e);
    }
  }
}
