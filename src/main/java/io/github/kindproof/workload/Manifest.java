package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.image.ImageNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A file with Kubernetes objects, at least one of them a pod or one that makes pods. A {@code kind:
 * List} counts as its items.
 *
 * @param file the file, as it was named
 * @param objects all its objects, in its order
 */
public record Manifest(Path file, List<HasMetadata> objects) {
  public Manifest {
    objects = List.copyOf(objects);
  }

  /**
   * Reads a manifest.
   *
   * @throws BadInputException if it is missing, no YAML, no Kubernetes object, without a pod or a
   *     template of pods, or names an image that no engine would accept
   */
  public static Manifest read(Path file) {
    Manifest manifest = readToApply(file);
    if (manifest.podSpecs().findAny().isEmpty()) {
      throw manifest.withoutPods();
    }
    return manifest;
  }

  /**
   * Reads what is to be applied, with a pod in it or without: the faults of applying come first.
   *
   * @throws BadInputException if it is missing, no YAML, no Kubernetes object, or names an image
   *     that no engine would accept
   */
  public static Manifest readToApply(Path file) {
    Manifest manifest = readObjects(file);
    manifest.images().forEach(image -> checkImage(file, image));
    return manifest;
  }

  /** Says what it makes where it was asked for a pod and has none. */
  BadInputException withoutPods() {
    List<String> made =
        objects.stream()
            .map(it -> (it.getKind() + " " + it.getMetadata().getName()).strip())
            .toList();
    boolean isCustom = objects.stream().anyMatch(GenericKubernetesResource.class::isInstance);
    return new BadInputException(
        file.toString(),
        "no pod in it: "
            + (made.isEmpty()
                ? "it makes nothing"
                : "all that it makes is " + String.join(", ", made))
            + (isCustom
                ? ", and pods that an operator makes of a custom resource are not looked for"
                : ""),
        "add one of " + PodMaker.kinds());
  }

  /**
   * Reads objects of any kind, with a pod among them or without; their images are not checked.
   *
   * @throws BadInputException if the file is missing, no YAML or no Kubernetes object
   */
  public static Manifest readObjects(Path file) {
    return new Manifest(file, ManifestObjects.read(file));
  }

  /** Its pods, without those that its other objects make. */
  public List<Pod> pods() {
    return objects.stream().filter(Pod.class::isInstance).map(Pod.class::cast).toList();
  }

  /**
   * The namespace that it names, if it names one; a workload has one of its own instead.
   *
   * @throws BadInputException if it names several, or cannot be put in one
   */
  public Optional<String> namespace() {
    return Isolation.of(this).named();
  }

  /** The same with its pods on this node, whatever its taints: the scheduler is not asked. */
  public Manifest on(String node) {
    return withPods(pod -> on(pod, node));
  }

  /** The same with each of its pods as this gives it; not those that its other objects make. */
  public Manifest withPods(UnaryOperator<Pod> change) {
    return new Manifest(
        file,
        objects.stream()
            .map(object -> object instanceof Pod pod ? change.apply(pod) : object)
            .toList());
  }

  private static Pod on(Pod pod, String node) {
    return new PodBuilder(pod).editSpec().withNodeName(node).endSpec().build();
  }

  Stream<PodSpec> podSpecs() {
    return objects.stream().flatMap(object -> PodTemplates.specOf(object).stream());
  }

  /** The images of its pods as they are named there, each once. */
  public List<String> images() {
    return podSpecs()
        .flatMap(Manifest::containers)
        .map(Container::getImage)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** The files that its pods name as {@code localhostProfile}, below the kubelet's folder. */
  public List<String> localhostProfiles() {
    return podSpecs()
        .flatMap(Manifest::seccompProfiles)
        .map(SeccompProfile::getLocalhostProfile)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static Stream<SeccompProfile> seccompProfiles(PodSpec spec) {
    Stream<SeccompProfile> ofPod =
        Stream.ofNullable(spec.getSecurityContext())
            .flatMap(context -> Stream.ofNullable(context.getSeccompProfile()));
    Stream<SeccompProfile> ofContainers =
        containers(spec)
            .flatMap(container -> Stream.ofNullable(container.getSecurityContext()))
            .flatMap(context -> Stream.ofNullable(context.getSeccompProfile()));
    return Stream.concat(ofPod, ofContainers);
  }

  private static Stream<Container> containers(PodSpec spec) {
    return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream());
  }

  private static void checkImage(Path file, String image) {
    if (!ImageNames.isValid(image)) {
      throw BadInputException.at(
          file,
          line(file, image),
          "'" + image + "' is no image name",
          "write NAME:TAG or NAME@DIGEST");
    }
  }

  private static int line(Path file, String wanted) {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains(wanted)) {
          return i + 1;
        }
      }
    } catch (IOException e) {
      return 1; // it was read a moment ago; its first line is near enough
    }
    return 1;
  }
}
