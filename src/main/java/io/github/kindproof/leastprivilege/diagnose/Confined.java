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
 * A workload, and which profile each of its containers is under. Pure.
 *
 * @param workload with the container that is asked for, if one is
 * @param rest the manifest with what the other containers are under
 * @param profiles by the names of the containers, in the pod's order
 */
public record Confined(
    WorkloadUnderTest workload, Manifest rest, Map<String, SeccompProfile> profiles) {
  public Confined {
    profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
    if (profiles.isEmpty()) {
      throw new IllegalArgumentException("no container has a profile");
    }
  }

  /**
   * One whose containers are all under this profile; of a workload that is asked for a container,
   * just that, the others being without a filter.
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

  /** One whose containers are each under a profile of their own, and the others as they are. */
  public static Confined asTheyAre(
      WorkloadUnderTest workload, Map<String, SeccompProfile> profiles) {
    return new Confined(workload, workload.manifest(), profiles);
  }

  /** The containers to look at, those that fail first. */
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

  /** Whether a filter may kill a thread of the runtime, whose others then wait for it for ever. */
  boolean mayHang() {
    return profiles.values().stream()
        .map(SeccompProfile::defaultAction)
        .anyMatch(each -> each == SeccompAction.KILL || each == SeccompAction.KILL_THREAD);
  }

  /** That of a container. */
  SeccompProfile profile(String container) {
    return Objects.requireNonNull(profiles.get(container), container);
  }

  /** The same where a container's profile, and so that of all that share it, is another. */
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
