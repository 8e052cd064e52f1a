package io.github.kindproof.leastprivilege.diagnose;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.workload.Manifest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A workload and the profiles of its containers. Pure.
 *
 * @param workload the workload; names a container if only that one is to be diagnosed
 * @param rest the manifest that applies to the other containers
 * @param profiles the profiles by container name, in the order of the pod
 */
public record Confined(
    WorkloadUnderTest workload, Manifest rest, Map<String, SeccompProfile> profiles) {
  /**
   * Create an instance with a copy of the profiles.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Confined {
    profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException("no container has a profile");
    }
  }

  /**
   * Create an instance with all containers under this profile. If the workload names a container,
   * only that one is under the profile, and the others run without a filter.
   */
  public static Confined by(WorkloadUnderTest workload, SeccompProfile profile) {
    Map<String, SeccompProfile> profiles = new LinkedHashMap<>();
    workload
        .container()
        .map(List::of)
        .orElseGet(() -> PodContainers.names(pod(workload)))
        .forEach(container -> profiles.put(container, profile));
    return new Confined(workload, ProfileOverlay.unconfined(workload.manifest()), profiles);
  }

  /**
   * Create an instance with these containers under their own profiles, and the others unchanged.
   */
  public static Confined asTheyAre(
      WorkloadUnderTest workload, Map<String, SeccompProfile> profiles) {
    return new Confined(workload, workload.manifest(), profiles);
  }

  /** Return the containers to examine, the failing one first. */
  List<String> suspects(Optional<String> failing) {
    List<String> suspects = new ArrayList<>();
    workload
        .container()
        .ifPresentOrElse(
            suspects::add,
            () -> {
              failing.filter(profiles::containsKey).ifPresent(suspects::add);
              profiles.keySet().stream()
                  .filter(it -> !suspects.contains(it))
                  .forEach(suspects::add);
            });
    return suspects;
  }

  /**
   * Return whether a filter may kill a thread of the runtime, whose other threads then wait
   * forever.
   */
  boolean mayHang() {
    return profiles.values().stream()
        .map(SeccompProfile::defaultAction)
        .anyMatch(each -> each == SeccompAction.KILL || each == SeccompAction.KILL_THREAD);
  }

  /** Return the profile of a container. */
  SeccompProfile profile(String container) {
    return Objects.requireNonNull(profiles.get(container), container);
  }

  /** Return a copy with another profile for a container and all others that share its profile. */
  Confined mended(String container, SeccompProfile mended) {
    SeccompProfile before = profile(container);
    Map<String, SeccompProfile> all = new LinkedHashMap<>(profiles);
    all.replaceAll((name, each) -> each.equals(before) ? mended : each);
    return new Confined(workload, rest, all);
  }

  private static Pod pod(WorkloadUnderTest workload) {
    return Recorder.podOf(workload.manifest(), workload.pod());
  }
}
