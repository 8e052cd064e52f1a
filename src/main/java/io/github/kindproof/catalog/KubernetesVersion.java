package io.github.kindproof.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code kubernetes-versions.yaml}.
 *
 * @param version the version with its {@code v}, for example {@code v1.34.11}; a pre-release makes
 *     the entry a preview, which is used only if it is named
 * @param image the official node image with its digest, {@code kindest/node:v…@sha256:…}; null if
 *     none is known: the image is then built locally
 * @param k3s the official K3s image of this version with its digest, {@code
 *     rancher/k3s:v…-k3s1@sha256:…}; null if none is known: the engine must then have the image
 * @param seccompDefault the stage of the SeccompDefault feature gate in this version
 * @param goToolchain the Go toolchain of a local build, for example {@code go1.21.13}
 * @param replacedModules Go modules, as {@code path@version}, for which a local build uses this
 *     version because the release's own version is unavailable
 * @param tutorial whether the tutorial runs on this version by default
 */
public record KubernetesVersion(
    @JsonProperty(required = true) String version,
    @Nullable String image,
    @Nullable String k3s,
    @JsonProperty(required = true) SeccompStage seccompDefault,
    @JsonProperty(required = true) String goToolchain,
    List<String> replacedModules,
    boolean tutorial) {

  /** Create an entry; a missing list of replaced modules becomes an empty list. */
  public KubernetesVersion {
    // An entry that leaves it out is read as null.
    replacedModules = replacedModules == null ? List.of() : List.copyOf(replacedModules);
  }

  /** Return the version for numeric comparison. */
  Version numbers() {
    return Version.of(version);
  }

  /** Return whether it is a preview: an alpha, beta or release candidate of a release to come. */
  public boolean isPreview() {
    return numbers().isPreRelease();
  }

  /** Return the version for a list, for example {@code v1.38.0-beta.0 (preview)}. */
  String listed() {
    return version + (isPreview() ? " (preview)" : "");
  }

  /** Return the minor version number, for example 34. */
  public int minor() {
    return numbers().minor();
  }

  /** Return the name of the official image without its digest, even if no digest is known. */
  public String imageName() {
    return image == null ? "kindest/node:" + version : image.substring(0, image.indexOf('@'));
  }

  /**
   * Return another patch release of this minor version. It is built the way this version is built,
   * because no digest of its image is known.
   */
  KubernetesVersion withPatch(String other) {
    return new KubernetesVersion(other, null, null, seccompDefault, goToolchain, List.of(), false);
  }

  /** Create an entry for a version that runs on a cluster but is in no list. */
  static KubernetesVersion notBuilt(String version) {
    SeccompStage stage = SeccompStage.ofMinor(Version.of(version).minor());
    return new KubernetesVersion(version, null, null, stage, "", List.of(), false);
  }
}
