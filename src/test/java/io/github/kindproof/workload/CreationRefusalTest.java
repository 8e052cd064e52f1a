package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreationRefusalTest {
  private static final String FORBIDDEN =
      "Error creating: pods \"web-6c8-\" is forbidden: violates PodSecurity \"restricted:latest\":"
          + " seccompProfile (pod or container \"a\" must set securityContext.seccompProfile.type"
          + " to \"RuntimeDefault\" or \"Localhost\")";

  private final CreationRefusal refusal = new CreationRefusal();

  @Test
  void aRefusalThatLastsIsAnOutcomeWithTheEventsWords() {
    assertThat(after(0, FORBIDDEN)).isEmpty();
    assertThat(after(2, FORBIDDEN)).isEmpty();
    assertThat(after(3, FORBIDDEN))
        .hasValueSatisfying(
            outcome -> {
              assertThat(outcome.kind()).isEqualTo(OutcomeKind.NOT_CREATED);
              Cause cause = outcome.cause().orElseThrow();
              assertThat(cause.reason()).isEqualTo("FailedCreate");
              assertThat(cause.message()).isEqualTo(FORBIDDEN);
              assertThat(cause.source()).isEqualTo("event of ReplicaSet web-6c8");
            });
  }

  @Test
  void withoutAnEventThereIsNone() {
    assertThat(refusal.outcome(new MadePods(List.of(), List.of(), Optional.empty()), at(100)))
        .isEmpty();
  }

  @Test
  void aControllerThatStillMakesPodsIsGivenTime() {
    assertThat(after(0, FORBIDDEN)).isEmpty();
    assertThat(refusal.outcome(seen(1, FORBIDDEN), at(3))).isEmpty();
    assertThat(refusal.outcome(seen(1, FORBIDDEN), at(6))).isPresent();
  }

  @Test
  void troubleOfTheClusterMayPassAndIsNoRefusal() {
    String webhook = "Error creating: Internal error occurred: failed calling webhook \"a.b\": EOF";
    assertThat(after(0, webhook)).isEmpty();
    assertThat(after(29, webhook)).isEmpty();
    assertThat(after(30, webhook).map(Outcome::kind)).contains(OutcomeKind.INFRASTRUCTURE);
  }

  @Test
  void aQuotaThatIsNotCountedYetIsNoRefusal() {
    String uncounted =
        "Error creating: pods \"a\" is forbidden: status unknown for quota: q, resources: pods";
    assertThat(after(0, uncounted)).isEmpty();
    assertThat(after(4, uncounted)).isEmpty();
    assertThat(after(5, FORBIDDEN).map(Outcome::kind)).contains(OutcomeKind.NOT_CREATED);
  }

  private Optional<Outcome> after(int seconds, String message) {
    return refusal.outcome(seen(0, message), at(seconds));
  }

  private static Instant at(int seconds) {
    return Instant.EPOCH.plusSeconds(seconds);
  }

  private static MadePods seen(int pods, String message) {
    Event event =
        new EventBuilder()
            .withReason("FailedCreate")
            .withMessage(message)
            .withNewInvolvedObject()
            .withKind("ReplicaSet")
            .withName("web-6c8")
            .endInvolvedObject()
            .build();
    Pod pod = new PodBuilder().withNewMetadata().withName("web-6c8-a").endMetadata().build();
    return new MadePods(Collections.nCopies(pods, pod), List.of(event), Optional.empty());
  }
}
