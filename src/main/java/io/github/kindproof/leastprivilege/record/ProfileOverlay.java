package io.github.kindproof.leastprivilege.record;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.workload.Manifest;
import java.util.Map;
import java.util.Optional;
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
                        .withPods(pod -> underProfiles(pod, Map.of(name, localhostProfile))))
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
    return manifest.withPods(
        it -> it.getMetadata().getName().equals(pod) ? underProfiles(it, localhostProfiles) : it);
  }

  private static Pod underProfiles(Pod pod, Map<String, String> localhostProfiles) {
    return PodContainers.changed(
        pod,
        each ->
            Optional.ofNullable(localhostProfiles.get(each.getName()))
                .map(file -> underProfile(each, localhost(file)))
                .orElse(each));
  }

  private static Container underProfile(Container container, SeccompProfile profile) {
    return new ContainerBuilder(container)
        .editOrNewSecurityContext()
        .withSeccompProfile(profile)
        .endSecurityContext()
        .build();
  }

  /** Return the manifest with all containers of its pods without a filter. */
  public static Manifest unconfined(Manifest manifest) {
    return under(manifest, new SeccompProfileBuilder().withType("Unconfined").build());
  }

  private static Manifest under(Manifest manifest, SeccompProfile profile) {
    return manifest.withPods(
        pod ->
            new PodBuilder(PodContainers.changed(pod, each -> withProfile(each, old -> null)))
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
    return manifest.withPods(
        pod ->
            PodContainers.changed(withProfile(pod, instead), each -> withProfile(each, instead)));
  }

  private static SeccompProfile localhost(String file) {
    return new SeccompProfileBuilder().withType("Localhost").withLocalhostProfile(file).build();
  }

  private static Pod withProfile(Pod pod, UnaryOperator<@Nullable SeccompProfile> profile) {
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

  private static Container withProfile(
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
