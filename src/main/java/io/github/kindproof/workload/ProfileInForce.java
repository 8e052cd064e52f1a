package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.github.kindproof.catalog.ProfileTypes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The seccomp profile that a container's spec requests, and where the spec names it: a container's
 * own takes precedence over the pod's. If neither names one, the node decides ({@code
 * SeccompDefault}).
 *
 * @param from where it is named
 * @param type {@code Localhost}, {@code RuntimeDefault}, {@code Unconfined}, or a type that
 *     kubelets may not know; empty if the node decides
 * @param file the {@code localhostProfile}; empty for the other types
 */
public record ProfileInForce(Origin from, String type, String file) {
  /** The place where a profile is named. */
  public enum Origin {
    /** In the container's own security context. */
    CONTAINER,
    /** In the pod's security context. */
    POD,
    /** Nowhere in the spec: the node's kubelet decides. */
    NODE
  }

  static ProfileInForce of(PodSpec pod, Container container) {
    return Optional.ofNullable(container.getSecurityContext())
        .map(own -> named(Origin.CONTAINER, own.getSeccompProfile()))
        .or(
            () ->
                Optional.ofNullable(pod.getSecurityContext())
                    .map(ofPod -> named(Origin.POD, ofPod.getSeccompProfile())))
        .orElseGet(() -> new ProfileInForce(Origin.NODE, "", ""));
  }

  private static @Nullable ProfileInForce named(Origin from, @Nullable SeccompProfile profile) {
    return profile == null
        ? null
        : new ProfileInForce(
            from,
            Objects.requireNonNullElse(profile.getType(), ""),
            Objects.requireNonNullElse(profile.getLocalhostProfile(), ""));
  }

  /** Return whether the spec names it. */
  public boolean isNamed() {
    return from != Origin.NODE;
  }

  /** Return whether the spec names one that confines the container. */
  public boolean confines() {
    return isNamed() && !type.equals(ProfileTypes.UNCONFINED);
  }

  /** Return a description, for example {@code Localhost profiles/audit.json, named by the pod}. */
  @Override
  public String toString() {
    return isNamed()
        ? type
            + (file.isEmpty() ? "" : " " + file)
            + ", named by the "
            + from.name().toLowerCase(Locale.ROOT)
        : "none named: the node decides";
  }
}
