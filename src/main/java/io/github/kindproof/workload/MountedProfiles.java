package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.github.kindproof.internal.io.file.FileHashes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The seccomp profiles that the nodes of a cluster mount from this machine, so that a change of a
 * file here is a change on the nodes.
 *
 * @param mounts the mounts in or below the kubelet's folder of profiles
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record MountedProfiles(Set<Mount> mounts) {
  /** No profile is mounted. */
  public static final MountedProfiles NONE = new MountedProfiles(Set.of());

  private static final Path KUBELET = Path.of("/var/lib/kubelet/seccomp");

  public MountedProfiles {
    mounts = Set.copyOf(mounts);
  }

  /**
   * A file or folder that a node mounts.
   *
   * @param here its path on this machine
   * @param name its path in the kubelet's folder, for example {@code profiles}
   */
  public record Mount(Path here, String name) {
    /** Return the mount of this path on a node; empty if no profile can be in it. */
    public static Optional<Mount> of(Path here, String onNode) {
      Path path = Path.of("/").resolve(onNode).normalize();
      return path.startsWith(KUBELET)
          ? Optional.of(new Mount(here, KUBELET.relativize(path).toString()))
          : Optional.empty();
    }

    private String nameOf(String rest) {
      return name.isEmpty() ? rest.substring(1) : name + rest;
    }
  }

  /** Read the profiles as they are now. */
  Contents read() {
    SortedMap<String, String> contents = new TreeMap<>();
    for (Mount mount : mounts) {
      try {
        FileHashes.below(mount.here())
            .forEach((rest, hash) -> contents.merge(mount.nameOf(rest), hash, String::concat));
      } catch (IOException e) {
        // A profile that cannot be read here is not compared.
      }
    }
    return new Contents(this, contents);
  }

  /**
   * The contents of the profiles at one moment.
   *
   * @param hashes by the names that pods use, for example {@code profiles/mine.json}
   */
  record Contents(MountedProfiles profiles, SortedMap<String, String> hashes) {
    /** Return the cause if a profile that a pod names is no longer what it was. */
    Optional<Cause> changeUnder(PodFacts pod) {
      List<String> named = named(pod.pod().getSpec()).filter(hashes::containsKey).toList();
      if (named.isEmpty()) {
        return Optional.empty();
      }
      SortedMap<String, String> now = profiles.read().hashes();
      return named.stream()
          .filter(name -> !Objects.equals(hashes.get(name), now.get(name)))
          .findFirst()
          .map(name -> cause(name, now.containsKey(name)));
    }

    private static Stream<String> named(PodSpec pod) {
      Stream<Container> all =
          Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream());
      return all.map(container -> ProfileInForce.of(pod, container).file())
          .map(file -> Path.of(file).normalize().toString());
    }

    private static Cause cause(String name, boolean isThere) {
      return Cause.of(
          "ProfileChanged",
          "profile %s was %s after the pod's creation"
              .formatted(name, isThere ? "changed" : "removed"),
          "the mounted file on this machine");
    }
  }
}
