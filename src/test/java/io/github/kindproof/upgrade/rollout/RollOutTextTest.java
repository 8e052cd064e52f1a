package io.github.kindproof.upgrade.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.Verdict;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.upgrade.rollout.traffic.RequestFailure;
import io.github.kindproof.upgrade.rollout.traffic.TrafficReport;
import io.github.kindproof.workload.Cause;
import io.github.kindproof.workload.Outcome;
import io.github.kindproof.workload.OutcomeKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class RollOutTextTest {
  private static final Duration TOOK = Duration.ofSeconds(20);
  private static final TrafficReport TRAFFIC =
      new TrafficReport(900, 400, List.of(), 0, Duration.ofMillis(2), Duration.ofMillis(80));

  @Test
  void whatChangedOnANodeIsTold() {
    PodState resident = pod("a/resident", SeccompMode.DISABLED, true);
    NodeState before = state("false", List.of(resident), Set.of("reboot"));
    NodeState after =
        state(
            "true",
            List.of(resident, pod("a/web", SeccompMode.FILTERING, false)),
            Set.of("keyctl", "add_key"));
    Trial trial =
        new Trial(
            "a/web", Outcome.RUNNING, SeccompMode.DISABLED, Optional.of(SeccompMode.FILTERING));
    NodeResult changed =
        new NodeResult.Changed(
            "worker",
            TOOK,
            before,
            after,
            List.of(trial),
            List.of(new ResidentContainer(resident, resident)));
    assertThat(RollOutText.of(result(List.of(changed), List.of())))
        .isEqualTo(
            """
            worker: changed: seccompDefault false → true
              containers filtered: 0 of 1 → 1 of 2
              syscalls denied to a new pod: 1 → 2, newly: add_key keyctl, no longer: reboot
              new pod of a/web: Running, disabled → filtering
              not drained: a/resident: still running, disabled until it is recreated
            requests: 900 requests, none failed, half within 2 ms, all within 80 ms
            took 20.0 s\
            """);
  }

  @Test
  void aNodeThatWasRolledBackIsTold() {
    NodeState state = state("false", List.of(), Set.of());
    NodeResult back =
        new NodeResult.RolledBack(
            "worker", TOOK, Regression.of("the kubelet refuses"), state, state, List.of());
    RollOutResult result = result(List.of(back), List.of("worker2"));
    assertThat(RollOutText.of(result))
        .contains("worker: rolled back: the kubelet refuses", "configured as before")
        .contains("worker2: not started");
    assertThat(result.isGood()).isFalse();
    assertThat(result.verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void aNodeThatWasLeftAloneOrIsBrokenIsTold() {
    Regression why = Regression.byMachine("no answer");
    RollOutResult result =
        result(
            List.of(
                new NodeResult.LeftAlone("worker", TOOK, why),
                new NodeResult.Broken("worker2", TOOK, why, "not Ready")),
            List.of());
    assertThat(RollOutText.of(result))
        .contains("worker: unchanged: no answer")
        .contains("worker2: NOT rolled back: no answer; the rollback failed: not Ready");
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_OBSERVED);
  }

  @Test
  void longListsOfCallsAreCut() {
    NodeState before = state("false", List.of(), Set.of());
    NodeState after =
        state("true", List.of(), Set.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"));
    NodeResult changed =
        new NodeResult.Changed("worker", TOOK, before, after, List.of(), List.of());
    assertThat(RollOutText.of(result(List.of(changed), List.of())))
        .contains("0 → 10, newly: a b c d e f g h and 2 more");
  }

  @Test
  void allOfItIsInTheJson() throws Exception {
    NodeState state = state("false", List.of(pod("a/web", SeccompMode.DISABLED, false)), Set.of());
    RollOutResult result =
        result(
            List.of(
                new NodeResult.Changed("w1", TOOK, state, state, List.of(), List.of()),
                new NodeResult.RolledBack(
                    "w2", TOOK, Regression.of("refused"), state, state, List.of()),
                new NodeResult.LeftAlone("w3", TOOK, Regression.of("budget")),
                new NodeResult.Broken("w4", TOOK, Regression.of("refused"), "not Ready")),
            List.of("w5"));
    TrafficReport failing =
        new TrafficReport(
            1,
            1,
            List.of(new RequestFailure(Instant.EPOCH, "GET /", "refused", "drain")),
            0,
            TOOK,
            TOOK);
    RollOutResult withTrials =
        new RollOutResult(
            new NodeChange.SeccompDefault(false),
            List.of(changedWithTrials()),
            List.of(),
            failing,
            TOOK);
    DocumentedKeys.verify("rollout", RollOutJson.of(result), RollOutJson.of(withTrials));
    JsonNode json = new ObjectMapper().readTree(RollOutJson.of(result));
    assertThat(json.at("/nodes").findValuesAsString("result"))
        .containsExactly("changed", "rolled-back", "left-alone", "broken");
    assertThat(json.at("/nodes/1/why").asString()).isEqualTo("refused");
    assertThat(json.at("/nodes/3/trouble").asString()).isEqualTo("not Ready");
    assertThat(json.at("/nodes/0/before/pods/0/pod").asString()).isEqualTo("a/web");
    assertThat(json.at("/nodes/0/before/settings/seccompDefault").asString()).isEqualTo("false");
    assertThat(json.at("/requests/count").asInt()).isEqualTo(900);
    assertThat(json.at("/notBegun/0").asString()).isEqualTo("w5");
  }

  private static NodeResult changedWithTrials() {
    PodState resident = pod("a/resident", SeccompMode.DISABLED, true);
    NodeState state = state("true", List.of(resident), Set.of());
    Trial trial =
        new Trial(
            "a/web",
            Outcome.of(OutcomeKind.CRASH_LOOP, Cause.of("Error", "EPERM", "log")),
            SeccompMode.DISABLED,
            Optional.of(SeccompMode.FILTERING));
    return new NodeResult.Changed(
        "worker",
        TOOK,
        state,
        state,
        List.of(trial),
        List.of(new ResidentContainer(resident, resident)));
  }

  private static RollOutResult result(List<NodeResult> nodes, List<String> notBegun) {
    return new RollOutResult(new NodeChange.SeccompDefault(false), nodes, notBegun, TRAFFIC, TOOK);
  }

  private static NodeState state(String value, List<PodState> pods, Set<String> blocked) {
    return new NodeState(
        new TreeMap<>(Map.of("seccompDefault", value)), pods, new TreeSet<>(blocked));
  }

  private static PodState pod(String name, SeccompMode mode, boolean stays) {
    return new PodState(name, name, "main", "c-" + name, mode, stays);
  }
}
