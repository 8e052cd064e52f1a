package io.github.kindproof.leastprivilege.diagnose;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.workload.Manifest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The restrictions other than seccomp that may keep a container from working with the same
 * symptoms: EPERM, EACCES, EROFS, or a crash. Each can be lifted alone to see whether it is the
 * cause.
 */
public enum SecurityRestriction {
  /** The root file system is read-only. */
  READ_ONLY_ROOT(
      "its root file system is read-only",
      "mount an emptyDir where it writes",
      ofAnyContainer(context -> Boolean.TRUE.equals(context.getReadOnlyRootFilesystem())),
      ofEachContainer(
          context ->
              new SecurityContextBuilder(context).withReadOnlyRootFilesystem(false).build())),
  /** Programs with a setuid bit or file capabilities gain no privileges. */
  NO_NEW_PRIVILEGES(
      "it cannot gain privileges (no_new_privs), but its setuid or file-capability programs need "
          + "to",
      "set allowPrivilegeEscalation: true, or start it as the user that it becomes",
      ofAnyContainer(context -> Boolean.FALSE.equals(context.getAllowPrivilegeEscalation())),
      ofEachContainer(
          context ->
              new SecurityContextBuilder(context).withAllowPrivilegeEscalation(true).build())),
  /** A capability is missing. */
  CAPABILITIES(
      "it lacks a capability",
      "add the one that it needs to securityContext.capabilities",
      pod -> true,
      ofEachContainer(
          context ->
              new SecurityContextBuilder(context)
                  .withNewCapabilities()
                  .withAdd("ALL")
                  .endCapabilities()
                  .build())),
  /** The container has its own AppArmor profile. */
  APPARMOR(
      "its AppArmor profile denies it something",
      "correct that profile; the kernel's log names the file: apparmor=\"DENIED\"",
      ofAnyContainer(context -> context.getAppArmorProfile() != null),
      ofEachContainer(
          context ->
              new SecurityContextBuilder(context)
                  .withNewAppArmorProfile(null, "Unconfined")
                  .build())),
  /** Root is root only in the pod's own user namespace. */
  USER_NAMESPACE(
      "it is root only in its own user namespace, not on the node",
      "set hostUsers: true if it must be",
      pod -> Boolean.FALSE.equals(pod.getSpec().getHostUsers()),
      pod -> new PodBuilder(pod).editSpec().withHostUsers(true).endSpec().build()),
  /** The container runs as a user other than the image's. */
  USER(
      "it runs as a user without the required rights",
      "run it as the image's user or the owner of its files",
      pod -> namesUser(ofPod(pod)) || ofAnyContainer(SecurityRestriction::namesUser).test(pod),
      ofEachContainer(
          context ->
              new SecurityContextBuilder(context)
                  .withRunAsUser(0L)
                  .withRunAsGroup(0L)
                  .withRunAsNonRoot(false)
                  .build()));

  private final String words;
  private final String remedy;
  private final Predicate<Pod> on;
  private final UnaryOperator<Pod> lift;

  SecurityRestriction(String words, String remedy, Predicate<Pod> on, UnaryOperator<Pod> lift) {
    this.words = words;
    this.remedy = remedy;
    this.on = on;
    this.lift = lift;
  }

  /** Return the effect, as a sentence about the workload. */
  public String words() {
    return words;
  }

  /** Return the remedy. */
  public String remedy() {
    return remedy;
  }

  /** Return the name, for example {@code read only root}. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Return the restrictions on the pod of this name. */
  static Set<SecurityRestriction> on(Manifest manifest, String pod) {
    Set<SecurityRestriction> found = EnumSet.noneOf(SecurityRestriction.class);
    manifest.pods().stream()
        .filter(it -> it.getMetadata().getName().equals(pod))
        .forEach(
            it -> Arrays.stream(values()).filter(each -> each.on.test(it)).forEach(found::add));
    return found;
  }

  /** Return the manifest without these restrictions. */
  static Manifest lifted(Manifest manifest, Set<SecurityRestriction> restraints) {
    Manifest free = manifest;
    for (SecurityRestriction restraint : restraints) {
      free = free.withPods(restraint.lift);
    }
    return free;
  }

  private static Predicate<Pod> ofAnyContainer(Predicate<SecurityContext> on) {
    return pod -> PodContainers.of(pod).stream().map(SecurityRestriction::context).anyMatch(on);
  }

  private static UnaryOperator<Pod> ofEachContainer(UnaryOperator<SecurityContext> change) {
    return pod ->
        PodContainers.changed(
            pod,
            each ->
                new ContainerBuilder(each)
                    .withSecurityContext(change.apply(context(each)))
                    .build());
  }

  private static SecurityContext context(Container container) {
    return Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
  }

  private static boolean namesUser(SecurityContext context) {
    return context.getRunAsUser() != null || Boolean.TRUE.equals(context.getRunAsNonRoot());
  }

  private static SecurityContext ofPod(Pod pod) {
    PodSecurityContext context = pod.getSpec().getSecurityContext();
    return context == null
        ? new SecurityContext()
        : new SecurityContextBuilder()
            .withRunAsUser(context.getRunAsUser())
            .withRunAsNonRoot(context.getRunAsNonRoot())
            .build();
  }
}
