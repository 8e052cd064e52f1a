package io.github.kindling.kubernetes;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An entry of {@code kubernetes-versions.yaml}.
 *
 * @param version the version with its {@code v}, for example {@code v1.34.11}
 * @param image the official node image with its digest, {@code kindest/node:v…@sha256:…}
 * @param seccompDefault how far SeccompDefault has come in it
 * @param goToolchain the Go toolchain of a local build, for example {@code go1.21.13}
 */
public record KubernetesVersion(
    @JsonProperty(required = true) String version,
    @JsonProperty(required = true) String image,
    @JsonProperty(required = true) SeccompStage seccompDefault,
    @JsonProperty(required = true) String goToolchain) {

  /** The minor number, for example 34. */
  public int minor() {
    return Integer.parseInt(version.split("\\.")[1]);
  }
}
