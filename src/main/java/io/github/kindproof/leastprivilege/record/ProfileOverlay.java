package io.github.kindproof.leastprivilege.record;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.workload.Manifest;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A copy of pods with another profile, for example one that allows and logs every syscall: a
 * profile that denies with EPERM leaves no trace of the denied syscalls, so a twin of the pod has
 * to show them.
 */
public final class ProfileOverlay {
  private ProfileOverlay() {}

  /** Return the manifest with all containers of its pods under this Localhost profile. */
  public static Manifest underProfile(Manifest manifest, String localhostProfile) {
    return under(manifest, localhost(localhostProfile));
  }

  /** Return the workload with the containers that profiles are for under this Localhost profile. */
  public static WorkloadUnderTest underProfile(
      WorkloadUnderTest workload, String localhostProfile) {
    return workload.with(
        workload
            .container()
            .map(
                name ->
                    unconfined(workload.manifest())
                        .withPods(pod -> withProfile(pod, name, localhost(localhostProfile))))
            .orElseGet(() -> underProfile(workload.manifest(), localhostProfile)));
  }

  /**
   * Return the manifest with some containers of a pod under Localhost profiles of their own, and
   * all else unchanged.
   *
   * @param localhostProfiles the profile files by container name
   */
  public static Manifest underProfiles(
      Manifest manifest, String pod, Map<String, String> localhostProfiles) {
    Manifest twin = manifest;
    for (Map.Entry<String, String> each : localhostProfiles.entrySet()) {
      twin =
          twin.withPods(
              it ->
                  it.getMetadata().getName().equals(pod)
                      ? withProfile(it, each.getKey(), localhost(each.getValue()))
                      : it);
    }
    return twin;
  }

  private static Pod withProfile(Pod pod, String container, SeccompProfile profile) {
    UnaryOperator<Container> given =
        each ->
            each.getName().equals(container)
                ? new ContainerBuilder(each)
                    .editOrNewSecurityContext()
                    .withSeccompProfile(profile)
                    .endSecurityContext()
                    .build()
                : each;
    return new PodBuilder(pod)
        .editSpec()
        .withInitContainers(pod.getSpec().getInitContainers().stream().map(given).toList())
        .withContainers(pod.getSpec().getContainers().stream().map(given).toList())
        .endSpec()
        .build();
  }

  /** Return the manifest with all containers of its pods without a filter. */
  public static Manifest unconfined(Manifest manifest) {
    return under(manifest, new SeccompProfileBuilder().withType("Unconfined").build());
  }

  private static Manifest under(Manifest manifest, SeccompProfile profile) {
    return manifest.withPods(
        pod ->
            new PodBuilder(ofContainers(pod, old -> null))
                .editSpec()
                .editOrNewSecurityContext()
                .withSeccompProfile(profile)
                .endSecurityContext()
                .endSpec()
                .build());
  }

  /** Return the manifest with the recording profile in place of every Localhost profile. */
  public static Manifest insteadOfLocalhost(Manifest manifest) {
    SeccompProfile recording = localhost("profiles/" + RecordingProfile.FILE);
    UnaryOperator<@Nullable SeccompProfile> instead =
        old -> old == null || old.getLocalhostProfile() == null ? old : recording;
    return manifest.withPods(pod -> ofContainers(ofPod(pod, instead), instead));
  }

  private static SeccompProfile localhost(String file) {
    return new SeccompProfileBuilder().withType("Localhost").withLocalhostProfile(file).build();
  }

  private static Pod ofPod(Pod pod, UnaryOperator<@Nullable SeccompProfile> profile) {
    var context = pod.getSpec().getSecurityContext();
    return context == null
        ? pod
        : new PodBuilder(pod)
            .editSpec()
            .editSecurityContext()
            .withSeccompProfile(profile.apply(context.getSeccompProfile()))
            .endSecurityContext()
            .endSpec()
            .build();
  }

  private static Pod ofContainers(Pod pod, UnaryOperator<@Nullable SeccompProfile> profile) {
    return new PodBuilder(pod)
        .editSpec()
        .withInitContainers(ofEach(pod.getSpec().getInitContainers(), profile))
        .withContainers(ofEach(pod.getSpec().getContainers(), profile))
        .endSpec()
        .build();
  }

  private static List<Container> ofEach(
      List<Container> containers, UnaryOperator<@Nullable SeccompProfile> profile) {
    return containers.stream().map(container -> ofOne(container, profile)).toList();
  }

  private static Container ofOne(
      Container container, UnaryOperator<@Nullable SeccompProfile> profile) {
    var context = container.getSecurityContext();
    return context == null
        ? container
        : new ContainerBuilder(container)
            .editSecurityContext()
            .withSeccompProfile(profile.apply(context.getSeccompProfile()))
            .endSecurityContext()
            .build();
  }
}
