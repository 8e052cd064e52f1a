package io.github.kindproof.internal.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code workload-images.yaml}.
 *
 * @param name its name in manifests, such as {@code nginx:1.27.5}
 * @param image the official image with its digest; null if there is none
 * @param recipe the folder under {@code images/} that builds a stand-in
 * @param onDemand whether setup skips it, so that only a manifest that uses it gets it
 */
public record WorkloadImage(
    @JsonProperty(required = true) String name,
    @Nullable String image,
    @JsonProperty(required = true) String recipe,
    boolean onDemand) {}
