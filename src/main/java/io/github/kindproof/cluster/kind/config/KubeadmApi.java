package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.catalog.KubernetesVersion;
import java.util.Locale;

/**
 * The version of kubeadm's configuration that kind writes for a Kubernetes version (kind 0.33,
 * {@code pkg/cluster/internal/kubeadm/config.go}).
 */
enum KubeadmApi {
  /** Below 1.23. */
  V1BETA2,
  /** 1.23 to 1.35. */
  V1BETA3,
  /** 1.36 and later: arguments are lists of {@code name} and {@code value}. */
  V1BETA4;

  static final String GROUP = "kubeadm.k8s.io";

  static KubeadmApi of(KubernetesVersion kubernetes) {
    if (kubernetes.minor() < 23) {
      return V1BETA2;
    }
    return kubernetes.minor() < 36 ? V1BETA3 : V1BETA4;
  }

  /** Return the version alone, for example {@code v1beta3}. */
  String version() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Return the text in configs, for example {@code kubeadm.k8s.io/v1beta3}. */
  String word() {
    return GROUP + "/" + version();
  }

  /** Return whether arguments are a list, not a mapping. */
  boolean hasArgumentLists() {
    return this == V1BETA4;
  }
}
