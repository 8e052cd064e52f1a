package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import tools.jackson.databind.JsonNode;

/** The output of {@code crictl inspect}, with what an image and a pod put into it. */
public final class InspectedContainer {
  private InspectedContainer() {}

  /** Read it as everything that does. */
  public static void read(String text) {
    JsonText.parse(text).ifPresent(InspectedContainer::read);
  }

  private static void read(JsonNode inspected) {
    StopSignal.of(inspected, image -> inspected);
    RuntimeSpec.filter(inspected.path("info").path("runtimeSpec"));
    ContainerSpec.of(inspected);
  }
}
