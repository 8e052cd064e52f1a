package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * By a namespace as a real API server of 1.34.11 gave it: a Deployment of two whose quota lets one
 * pod be, and Jobs that ended in several ways.
 */
class MadePodsTest {
  private static JsonNode namespace;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in =
        MadePodsTest.class.getResourceAsStream("namespace-with-controllers.json")) {
      namespace = new ObjectMapper().readTree(Objects.requireNonNull(in));
    }
  }

  @Test
  void podsOfADeploymentAreThoseOfItsReplicaSet() {
    MadePods made = made("web");

    assertThat(names(made.pods())).hasSize(1).allMatch(name -> name.startsWith("web-84f48fb8fd-"));
    assertThat(made.failures())
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event.getInvolvedObject().getKind()).isEqualTo("ReplicaSet");
              assertThat(event.getMessage()).contains("exceeded quota: one");
            });
    assertThat(made.finished()).isEmpty();
  }

  @Test
  void podsOfAJobComeInTheirOrderAndItsEndIsKnown() {
    MadePods made = made("turns");

    assertThat(names(made.pods())).containsExactly("turns-rnk8k", "turns-tph76", "turns-485zz");
    assertThat(names(made.first(2))).containsExactly("turns-rnk8k", "turns-tph76");
    assertThat(made.finished()).hasValueSatisfying(it -> assertThat(it).startsWith("Complete: "));
  }

  @Test
  void whatReplacesAFailedPodIsNotTheFirst() {
    assertThat(names(made("badly").pods())).containsExactly("badly-4zcvv", "badly-6244c");
    assertThat(names(made("badly").first(1))).containsExactly("badly-4zcvv");
  }

  @Test
  void aJobThatGaveUpHasNoPodsAndSaysWhy() {
    assertThat(made("given-up").pods()).isEmpty();
    assertThat(made("given-up").finished())
        .hasValueSatisfying(it -> assertThat(it).startsWith("Failed: BackoffLimitExceeded: "));
  }

  @Test
  void aRefusalOfTheRealControllerIsOne() {
    CreationRefusal refusal = new CreationRefusal();
    MadePods made = made("web");

    assertThat(refusal.outcome(made, Instant.EPOCH)).isEmpty();
    assertThat(refusal.outcome(made, Instant.EPOCH.plusSeconds(3)).map(Outcome::kind))
        .contains(OutcomeKind.NOT_CREATED);
  }

  @Test
  void aPodThatWasNotMadeIsObservedByItsTemplate() {
    MadePods made = made("web");
    Cause cause = Cause.of("FailedCreate", "forbidden", "event of ReplicaSet web-84f48fb8fd");

    PodObservation pod =
        UncreatedPod.of(object("web"), made, Outcome.of(OutcomeKind.NOT_CREATED, cause));

    assertThat(pod).isNotCreated().withMessage("forbidden").namesNoProfile();
    assertThat(pod.name()).isEqualTo("web");
    assertThat(pod.node()).isEmpty();
    assertThat(pod.facts().events()).hasSameSizeAs(made.failures());
    assertThat(pod.evidence()).isNotEmpty();
  }

  private static MadePods made(String name) {
    return MadePods.of(
        object(name),
        all("replicaSets", HasMetadata.class),
        all("pods", Pod.class),
        all("events", Event.class));
  }

  private static HasMetadata object(String name) {
    return all("objects", HasMetadata.class).stream()
        .filter(it -> it.getMetadata().getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(List<Pod> pods) {
    return pods.stream().map(it -> it.getMetadata().getName()).toList();
  }

  private static <T extends HasMetadata> List<T> all(String part, Class<T> type) {
    KubernetesSerialization json = new KubernetesSerialization();
    return StreamSupport.stream(namespace.get(part).spliterator(), false)
        .map(it -> type.cast(json.unmarshal(it.toString())))
        .toList();
  }
}
