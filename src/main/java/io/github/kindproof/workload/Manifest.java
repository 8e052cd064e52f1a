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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A file with Kubernetes objects, at least one of them a pod or an object that makes pods. A {@code
 * kind: List} counts as its items.
 *
 * @param file the file, as the caller named it
 * @param objects all its objects, in file order
 */
public record Manifest(Path file, List<HasMetadata> objects) {
  /** Create a manifest with a copy of the list. */
  public Manifest {
    objects = List.copyOf(objects);
  }

  /**
   * Read a manifest with at least one pod or pod template.
   *
   * @throws BadInputException if it is missing, is not YAML or not a Kubernetes object, has no pod
   *     or pod template, or names an image that no engine would accept
   */
  public static Manifest read(Path file) {
    Manifest manifest = readToApply(file);
    if (manifest.podSpecs().findAny().isEmpty()) {
      throw manifest.withoutPods();
    }
    return manifest;
  }

  /**
   * Read a manifest to apply, with or without a pod: errors from applying it come first.
   *
   * @throws BadInputException if it is missing, is not YAML or not a Kubernetes object, or names an
   *     image that no engine would accept
   */
  public static Manifest readToApply(Path file) {
    Manifest manifest = readObjects(file);
    manifest.images().forEach(image -> checkImage(file, image));
    return manifest;
  }

  /** Return an exception that lists its objects, for a manifest that should have a pod. */
  BadInputException withoutPods() {
    List<String> made =
        objects.stream()
            .map(it -> (it.getKind() + " " + it.getMetadata().getName()).strip())
            .toList();
    boolean isCustom = objects.stream().anyMatch(GenericKubernetesResource.class::isInstance);
    return new BadInputException(
        file.toString(),
        (made.isEmpty() ? "has no objects" : "has no pods, only " + String.join(", ", made))
            + (isCustom ? " (pods that an operator creates are not observed)" : ""),
        "add one of " + PodMaker.kinds());
  }

  /**
   * Read objects of any kind, with or without a pod; their images are not checked.
   *
   * @throws BadInputException if the file is missing, is not YAML or not a Kubernetes object
   */
  public static Manifest readObjects(Path file) {
    return new Manifest(file, ManifestObjects.read(file));
  }

  /**
   * Read the objects of any kind that can be read.
   *
   * @param unread called with the reason for each object that cannot be read
   * @throws BadInputException if the file is missing or is not YAML
   */
  @API(status = API.Status.INTERNAL)
  public static Manifest readable(Path file, Consumer<BadInputException> unread) {
    return new Manifest(file, ManifestObjects.readable(file, unread));
  }

  /** Return the pods that the manifest itself defines; controllers create others. */
  public List<Pod> pods() {
    return objects.stream().filter(Pod.class::isInstance).map(Pod.class::cast).toList();
  }

  /**
   * Return the namespace that it names, if any; a workload gets its own namespace instead.
   *
   * @throws BadInputException if it names several, or cannot be put in one
   */
  public Optional<String> namespace() {
    return Isolation.of(this).named();
  }

  /** Return a copy with its pods on this node, despite any taints: the scheduler is bypassed. */
  public Manifest on(String node) {
    return withPods(pod -> on(pod, node));
  }

  /** Return a copy with its pods changed; pods that its other objects create stay unchanged. */
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
    return objects.stream().flatMap(object -> PodMaker.specOf(object).stream());
  }

  /** Return the images of its pods and pod templates, as named there, each once. */
  public List<String> images() {
    return podSpecs()
        .flatMap(Manifest::containers)
        .map(Container::getImage)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** Return each {@code localhostProfile} of its pods and templates, below the kubelet's folder. */
  public List<String> localhostProfiles() {
    return ofProfiles(SeccompProfile::getLocalhostProfile);
  }

  /** Return each {@code seccompProfile.type} of its pods and templates. */
  public List<String> profileTypes() {
    return ofProfiles(SeccompProfile::getType);
  }

  /** Return each value that its seccomp profiles have in a field. */
  private List<String> ofProfiles(Function<SeccompProfile, String> field) {
    return podSpecs()
        .flatMap(Manifest::seccompProfiles)
        .map(field)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  static Stream<SeccompProfile> seccompProfiles(PodSpec spec) {
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
    return Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
        .filter(Objects::nonNull); // an API server rejects an empty one
  }

  private static void checkImage(Path file, String image) {
    if (!ImageNames.isValid(image)) {
      throw BadInputException.at(
          file,
          line(file, image),
          "'" + image + "' is not an image name",
          "write NAME:TAG or NAME@DIGEST");
    }
  }

  private static int line(Path file, String wanted) {
    try (Stream<String> lines = Files.lines(file)) {
      long before = lines.takeWhile(line -> !line.contains(wanted)).count();
      return (int) before + 1;
    } catch (IOException e) {
      return 1; // it was readable a moment ago; the first line is close enough
    }
  }
}
