package io.github.kindproof.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code kubernetes-versions.yaml}.
 *
 * @param version the version with its {@code v}, for example {@code v1.34.11}
 * @param image the official node image with its digest, {@code kindest/node:v…@sha256:…}; null
 *     where none is known: then it is built here
 * @param k3s the official K3s image of this version with its digest, {@code
 *     rancher/k3s:v…-k3s1@sha256:…}; null where none is known: then the engine must have the image
 * @param seccompDefault how far SeccompDefault has come in it
 * @param goToolchain the Go toolchain of a local build, for example {@code go1.21.13}
 * @param replacedModules Go modules that a local build takes in another version than the release's,
 *     as {@code path@version}: where the release's own cannot be had
 * @param tutorial whether the tutorial runs on it unless told otherwise
 */
public record KubernetesVersion(
    @JsonProperty(required = true) String version,
    @Nullable String image,
    @Nullable String k3s,
    @JsonProperty(required = true) SeccompStage seccompDefault,
    @JsonProperty(required = true) String goToolchain,
    List<String> replacedModules,
    boolean tutorial) {

  public KubernetesVersion {
    // An entry that leaves it out is read as null.
    replacedModules = replacedModules == null ? List.of() : List.copyOf(replacedModules);
  }

  /** The version by its numbers. */
  Version numbers() {
    return Version.of(version);
  }

  /** The minor number, for example 34. */
  public int minor() {
    return numbers().minor();
  }

  /** The official image's name without its digest, also where no digest is known. */
  public String imageName() {
    return image == null ? "kindest/node:" + version : image.substring(0, image.indexOf('@'));
  }

  /**
   * Another patch of the same minor: built as this one is, since no digest of its image is known.
   */
  KubernetesVersion withPatch(String other) {
    return new KubernetesVersion(other, null, null, seccompDefault, goToolchain, List.of(), false);
  }

  /** One that runs somewhere and is in no list. */
  static KubernetesVersion notBuilt(String version) {
    SeccompStage stage = SeccompStage.ofMinor(Version.of(version).minor());
    return new KubernetesVersion(version, null, null, stage, "", List.of(), false);
  }
}
