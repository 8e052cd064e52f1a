package io.github.kindling.diagnose;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.github.kindling.workload.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What beside seccomp may keep a container from its work, and looks alike: EPERM, EACCES, EROFS, or
 * a crash. Each can be lifted alone, to see whether it was that.
 */
public enum Restraint {
  /** The root file system cannot be written. */
  READ_ONLY_ROOT(
      "its root file system is read-only",
      "mount an emptyDir where it writes",
      container -> Boolean.TRUE.equals(context(container).getReadOnlyRootFilesystem()),
      container ->
          new ContainerBuilder(container)
              .editOrNewSecurityContext()
              .withReadOnlyRootFilesystem(false)
              .endSecurityContext()
              .build()),
  /** Programs with a setuid bit or file capabilities gain nothing. */
  NO_NEW_PRIVILEGES(
      "it may gain no privileges (no_new_privs), which its setuid or capable programs need",
      "set allowPrivilegeEscalation: true, or start it as the user that it becomes",
      container -> Boolean.FALSE.equals(context(container).getAllowPrivilegeEscalation()),
      container ->
          new ContainerBuilder(container)
              .editOrNewSecurityContext()
              .withAllowPrivilegeEscalation(true)
              .endSecurityContext()
              .build()),
  /** A capability is missing. */
  CAPABILITIES(
      "it lacks a capability",
      "add the one that it needs to securityContext.capabilities",
      container -> true,
      container ->
          new ContainerBuilder(container)
              .editOrNewSecurityContext()
              .withNewCapabilities()
              .withAdd("ALL")
              .endCapabilities()
              .endSecurityContext()
              .build()),
  /** An AppArmor profile of its own. */
  APPARMOR(
      "its AppArmor profile denies it something",
      "correct that profile; the kernel's log names the file: apparmor=\"DENIED\"",
      container -> context(container).getAppArmorProfile() != null,
      container ->
          new ContainerBuilder(container)
              .editOrNewSecurityContext()
              .withNewAppArmorProfile(null, "Unconfined")
              .endSecurityContext()
              .build()),
  /** It is another user than the image's. */
  USER(
      "it runs as a user that may not do its work",
      "let the image's user, or the owner of its files, run it",
      container ->
          context(container).getRunAsUser() != null
              || Boolean.TRUE.equals(context(container).getRunAsNonRoot()),
      container ->
          new ContainerBuilder(container)
              .editOrNewSecurityContext()
              .withRunAsUser(0L)
              .withRunAsGroup(0L)
              .withRunAsNonRoot(false)
              .endSecurityContext()
              .build());

  private final String words;
  private final String remedy;
  private final Predicate<Container> on;
  private final UnaryOperator<Container> lift;

  Restraint(String words, String remedy, Predicate<Container> on, UnaryOperator<Container> lift) {
    this.words = words;
    this.remedy = remedy;
    this.on = on;
    this.lift = lift;
  }

  /** What it does, as a sentence about the workload. */
  public String words() {
    return words;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  /** Those that are on any container of the pod; each manifest has the one lifted. */
  static Map<Restraint, Manifest> lifted(Manifest manifest, String pod) {
    Map<Restraint, Manifest> lifted = new LinkedHashMap<>();
    for (Restraint restraint : values()) {
      boolean isOn =
          manifest.pods().stream()
              .filter(it -> it.getMetadata().getName().equals(pod))
              .flatMap(it -> it.getSpec().getContainers().stream())
              .anyMatch(restraint.on);
      if (isOn) {
        lifted.put(restraint, manifest.withPods(restraint::lifted));
      }
    }
    return lifted;
  }

  /** The manifest without any of them. */
  static Manifest allLifted(Manifest manifest) {
    Manifest free = manifest;
    for (Restraint restraint : values()) {
      free = free.withPods(restraint::lifted);
    }
    return free;
  }

  private Pod lifted(Pod pod) {
    return new PodBuilder(pod)
        .editSpec()
        .withContainers(
            pod.getSpec().getContainers().stream()
                .map(each -> on.test(each) ? lift.apply(each) : each)
                .toList())
        .endSpec()
        .build();
  }

  private static SecurityContext context(Container container) {
    return Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
  }
}
