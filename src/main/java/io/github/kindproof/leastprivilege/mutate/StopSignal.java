package io.github.kindproof.leastprivilege.mutate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/** With which signal the kubelet asks a container to end. Pure. */
final class StopSignal {
  private static final String TERM = "TERM";

  private StopSignal() {}

  /**
   * The pod's own wish (since Kubernetes 1.33), else the image's, else TERM; without SIG before.
   *
   * @param container as {@code crictl inspect} shows it
   * @param images gives what {@code crictl inspecti} shows of an image
   */
  static String of(JsonNode container, Function<String, JsonNode> images) {
    String own = container.path("status").path("stopSignal").asText("");
    if (own.startsWith("SIG")) {
      return own.substring(3);
    }
    String image = container.path("info").path("config").path("image").path("image").asText();
    String wanted =
        images
            .apply(image)
            .path("info")
            .path("imageSpec")
            .path("config")
            .path("StopSignal")
            .asText("");
    return wanted.isEmpty() ? TERM : wanted.replaceFirst("^SIG", "");
  }
}
