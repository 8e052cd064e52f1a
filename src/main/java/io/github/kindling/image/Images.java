package io.github.kindling.image;

import io.github.kindling.engine.Docker;
import io.github.kindling.failure.EnvironmentFault;
import io.github.kindling.kubernetes.KubernetesVersion;
import io.github.kindling.progress.Progress;
import io.github.kindling.runtime.NodeRuntime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * Gets the images of nodes and workloads into the engine: official ones pulled by digest, else
 * built here. What is there already is used at once, without any network. Names go through
 * Testcontainers' substitutor, so {@code TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX} names a mirror.
 *
 * <p>Where neither works it is an {@link EnvironmentFault} with both reasons.
 */
public final class Images {
  private final ImageMode mode;
  private final Docker docker;
  private final WorkloadImages workloads;
  private final LocalBuild build;
  private final Progress progress;
  private final ImageNameSubstitutor substitutor;
  private final PullLimits limits;
  private final Registry registry;
  private final Map<String, PullFault> silent = new ConcurrentHashMap<>();

  /**
   * @param docker the engine that gets the images
   * @param workloads the images that manifests name
   * @param build builds what cannot be pulled
   */
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
        ImageNameSubstitutor.instance(),
        PullLimits.standard());
  }

  Images(
      ImageMode mode,
      Docker docker,
      WorkloadImages workloads,
      LocalBuild build,
      Progress progress,
      ImageNameSubstitutor substitutor,
      PullLimits limits) {
    this.mode = mode;
    this.docker = docker;
    this.workloads = workloads;
    this.build = build;
    this.progress = progress;
    this.substitutor = substitutor;
    this.limits = limits;
    this.registry = new Registry(limits.answer());
  }

  /** The node image of a version. */
  public ImageReference node(KubernetesVersion version) {
    String image = version.image();
    Wanted wanted =
        new Wanted(
            version.imageName(),
            image == null ? null : OfficialImage.of(version.version(), image),
            "node",
            buildVariables(version));
    if (image == null && mode == ImageMode.OFFICIAL) {
      throw new EnvironmentFault(
          "no digest of an official image of " + version.version() + " is known",
          "add it to kubernetes-versions.yaml, or let it be built: --images=auto");
    }
    try (EngineImages engine = EngineImages.open(docker)) {
      return get(wanted, engine);
    }
  }

  /**
   * The node image of a version with this runtime: where it is not the image's own, a thin layer is
   * built here on that image, whether it was pulled or built.
   */
  public ImageReference node(KubernetesVersion version, NodeRuntime runtime) {
    ImageReference own = node(version);
    if (runtime.isOwn()) {
      return own;
    }
    Map<String, String> layer = new HashMap<>();
    layer.put("NODE_IMAGE", own.reference());
    layer.put("TAG", version.version() + "-" + runtime.name().replace('+', '-'));
    runtime.containerd().ifPresent(it -> layer.put("CONTAINERD", it));
    runtime
        .oci()
        .ifPresent(it -> layer.put(it.kind().program().toUpperCase(Locale.ROOT), it.version()));
    String reference = build.find("runtime", layer).orElseGet(() -> build.build("runtime", layer));
    return new ImageReference(
        own.name() + " with runtime " + runtime.name(), reference, ImageOrigin.BUILT);
  }

  /**
   * The image that a manifest names. The engine then has it under that name too, for use by hand;
   * an image of yours that has the name already keeps it. A name that is not in the list is looked
   * up in the engine only.
   */
  public ImageReference workload(String name) {
    ImageNames.check("image", name);
    try (EngineImages engine = EngineImages.open(docker)) {
      Optional<WorkloadImage> listed = workloads.find(name);
      if (listed.isEmpty()) {
        return new ImageReference(
            name, name, engine.has(name) ? ImageOrigin.YOURS : ImageOrigin.LEFT_TO_NODE);
      }
      WorkloadImage image = listed.get();
      OfficialImage official = image.image() == null ? null : OfficialImage.of(name, image.image());
      ImageReference got =
          get(new Wanted(image.name(), official, image.recipe(), Map.of()), engine);
      if (official == null || engine.isFree(image.name())) {
        engine.tag(got.reference(), image.name());
      }
      return got;
    }
  }

  private static Map<String, String> buildVariables(KubernetesVersion version) {
    Map<String, String> variables = new HashMap<>();
    variables.put("KUBERNETES_VERSION", version.version());
    variables.put("GO_TOOLCHAIN", version.goToolchain());
    if (!version.replacedModules().isEmpty()) {
      variables.put("REPLACED_MODULES", String.join(" ", version.replacedModules()));
    }
    return variables;
  }

  private ImageReference get(Wanted wanted, EngineImages engine) {
    OfficialImage official =
        wanted.official() == null ? null : wanted.official().through(substitutor);
    boolean officialThere =
        mode != ImageMode.LOCAL && official != null && engine.has(official.reference());
    Optional<String> built =
        mode == ImageMode.OFFICIAL && official != null
            ? Optional.empty()
            : build.find(wanted.recipe(), wanted.variables());
    if (official == null) {
      return built(wanted, built, null);
    }
    return switch (ImageChoice.of(mode, officialThere, built.isPresent())) {
      case USE_OFFICIAL ->
          new ImageReference(wanted.name(), official.reference(), ImageOrigin.ALREADY_THERE);
      case USE_BUILT, BUILD -> built(wanted, built, null);
      case PULL -> pulledOrBuilt(wanted, official, engine);
    };
  }

  private ImageReference pulledOrBuilt(Wanted wanted, OfficialImage official, EngineImages engine) {
    Optional<PullFault> fault = pull(wanted.name(), official, engine);
    if (fault.isEmpty()) {
      return new ImageReference(wanted.name(), official.reference(), ImageOrigin.PULLED);
    }
    PullFault why = fault.get();
    if (mode == ImageMode.OFFICIAL || !why.kind().isReasonToBuild()) {
      throw why.asEnvironmentFault();
    }
    progress.say(wanted.name() + " is built here, since " + why);
    return built(wanted, Optional.empty(), why);
  }

  private ImageReference built(Wanted wanted, Optional<String> there, @Nullable PullFault why) {
    return new ImageReference(
        wanted.name(), there.orElseGet(() -> build(wanted, why)), ImageOrigin.BUILT);
  }

  private String build(Wanted wanted, @Nullable PullFault why) {
    try {
      return build.build(wanted.recipe(), wanted.variables());
    } catch (EnvironmentFault e) {
      if (why == null) {
        throw e;
      }
      throw new EnvironmentFault(
          wanted.name() + " can neither be pulled nor built: " + why + "; " + e.getMessage(),
          "cure one of the two",
          e);
    }
  }

  private Optional<PullFault> pull(String name, OfficialImage official, EngineImages engine) {
    try (Progress.Task task = progress.begin("pulling " + name + " from " + official.host())) {
      Optional<PullFault> fault = askRegistry(official, engine);
      if (fault.isEmpty()) {
        fault = engine.pull(official, limits, task);
      }
      fault.ifPresentOrElse(f -> task.failed(f.toString()), () -> task.done("by its digest"));
      return fault;
    }
  }

  /** Each registry that does not answer is waited for once only. */
  private Optional<PullFault> askRegistry(OfficialImage official, EngineImages engine) {
    PullFault known = silent.get(official.host());
    if (known != null) {
      return Optional.of(new PullFault(known.kind(), official, known.said()));
    }
    Optional<PullFault> fault = registry.faultOf(official);
    if (fault.isEmpty() || fault.get().kind() != PullFaultKind.NO_ANSWER) {
      return fault;
    }
    if (engine.hasNetworkOfItsOwn()) {
      return Optional.empty();
    }
    silent.put(official.host(), fault.get());
    return fault;
  }

  /**
   * @param name for people
   * @param official null where there is none
   */
  private record Wanted(
      String name,
      @Nullable OfficialImage official,
      String recipe,
      Map<String, String> variables) {}
}
