package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.EventList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Pods and events as a real API server of 1.24.17 gave them while the suites ran. */
final class Recorded {
  private Recorded() {}

  static PodFacts facts(String name) {
    try (InputStream in = Recorded.class.getResourceAsStream(name + ".json")) {
      JsonNode tree = new ObjectMapper().readTree(Objects.requireNonNull(in));
      KubernetesSerialization json = new KubernetesSerialization();
      EventList events = json.unmarshal(tree.get("events").toString(), EventList.class);
      return new PodFacts(
          json.unmarshal(tree.get("pod").toString(), Pod.class),
          events.getItems().stream().map(PodEvent::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
