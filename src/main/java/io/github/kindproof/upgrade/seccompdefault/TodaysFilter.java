package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.github.kindproof.catalog.ProfileTypes;
import java.util.Objects;
import java.util.Optional;

/** What a container's spec says about its filter today, without SeccompDefault. */
public enum TodaysFilter {
  /** No profile is named: without SeccompDefault it has no filter, with it RuntimeDefault. */
  NONE("runs without a filter"),
  /** A profile is named. */
  NAMED("has a profile of its own"),
  /** {@code Unconfined} is named, which SeccompDefault does not change. */
  UNCONFINED("is Unconfined by its own spec"),
  /** It is privileged, and runtimes give privileged containers no filter. */
  PRIVILEGED("is privileged, and so gets no filter");

  private final String words;

  TodaysFilter(String words) {
    this.words = words;
  }

  /** Return a phrase that describes it, for example {@code runs without a filter}. */
  public String words() {
    return words;
  }

  /** Return what the spec of a container, and the pod's spec around it, say. */
  public static TodaysFilter of(PodSpec pod, Container container) {
    Optional<SecurityContext> own = Optional.ofNullable(container.getSecurityContext());
    if (own.map(SecurityContext::getPrivileged).orElse(false)) {
      return PRIVILEGED;
    }
    Optional<SeccompProfile> profile = profile(pod, container);
    if (profile.isEmpty()) {
      return NONE;
    }
    return Objects.equals(profile.get().getType(), ProfileTypes.UNCONFINED) ? UNCONFINED : NAMED;
  }

  /** Return the profile that a container or else its pod names. */
  static Optional<SeccompProfile> profile(PodSpec pod, Container container) {
    return Optional.ofNullable(container.getSecurityContext())
        .map(SecurityContext::getSeccompProfile)
        .or(
            () ->
                Optional.ofNullable(pod.getSecurityContext())
                    .map(PodSecurityContext::getSeccompProfile));
  }
}
