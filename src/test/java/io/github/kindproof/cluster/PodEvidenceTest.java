package io.github.kindproof.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.Evidence;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.SamplePod;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A failed pod is described by its observation: the cluster may have replaced or deleted it. */
class PodEvidenceTest {
  private static final PodEvidence.Asked ANEW =
      new PodEvidence.Asked() {
        @Override
        public Optional<String> log(Pod pod, String container) {
          return Optional.of("starting anew");
        }

        @Override
        public Optional<String> logBefore(Pod pod, String container) {
          return Optional.of("the run before");
        }

        @Override
        public Optional<String> inspect(Pod pod, ContainerStatus container) {
          return Optional.empty();
        }
      };

  private static PodObservation observed(Outcome outcome) {
    return SamplePod.of(outcome).saying("bind: Operation not permitted").observed();
  }

  private static Outcome crashLoop() {
    return Outcome.of(
        OutcomeKind.CRASH_LOOP, Cause.of("bind", "bind: Operation not permitted", "its log"));
  }

  private static Pod restarted() {
    return new PodBuilder()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("nginx")
        .withRestartCount(3)
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static Map<String, String> pieces(@Nullable Pod pod, @Nullable PodObservation observed) {
    return new PodEvidence("ns-nginx", pod, observed, ANEW)
        .pieces().stream().collect(Collectors.toMap(Evidence::title, Evidence::text));
  }

  @Test
  void theLogOfTheRunThatFailedIsNotAskedForAnew() {
    Map<String, String> pieces = pieces(restarted(), observed(crashLoop()));
    assertThat(pieces).containsOnlyKeys("ns-nginx-observed.txt", "ns-nginx-nginx.log");
    assertThat(pieces).containsEntry("ns-nginx-nginx.log", "bind: Operation not permitted");
    assertThat(pieces.get("ns-nginx-observed.txt")).contains("state of pod nginx", "cause:");
  }

  @Test
  void thatOfOneThatRanIs() {
    Map<String, String> pieces = pieces(restarted(), observed(Outcome.RUNNING));
    assertThat(pieces)
        .containsEntry("ns-nginx-nginx.log", "starting anew")
        .containsEntry("ns-nginx-nginx-previous.log", "the run before");
  }

  @Test
  void soIsThatOfOneThatNobodyObserved() {
    assertThat(pieces(restarted(), null))
        .containsOnlyKeys("ns-nginx-nginx.log", "ns-nginx-nginx-previous.log");
  }

  @Test
  void ofOneThatIsDeletedTheObservationStays() {
    assertThat(pieces(null, observed(Outcome.RUNNING)))
        .containsEntry("ns-nginx-nginx.log", "bind: Operation not permitted")
        .containsOnlyKeys("ns-nginx-observed.txt", "ns-nginx-nginx.log");
  }
}
