package io.github.kindproof.leastprivilege.mutate;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The signal with which the kubelet asks a container to end. Pure. */
final class StopSignal {
  private static final String TERM = "TERM";

  private StopSignal() {}

  /**
   * Return the signal without SIG: the pod's own (since Kubernetes 1.33), else the image's, else
   * TERM.
   *
   * @param container the output of {@code crictl inspect}
   * @param images returns the output of {@code crictl inspecti} for an image
   */
  static String of(JsonNode container, Function<String, JsonNode> images) {
    String own = container.at("/status/stopSignal").asString("");
    if (own.startsWith("SIG")) {
      return own.substring(3);
    }
    String image = container.at("/info/config/image/image").asString("");
    String wanted = images.apply(image).at("/info/imageSpec/config/StopSignal").asString("");
    return wanted.isEmpty() ? TERM : wanted.replaceFirst("^SIG", "");
  }
}
