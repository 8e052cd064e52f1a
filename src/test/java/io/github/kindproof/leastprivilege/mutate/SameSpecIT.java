package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.NodeProfiles;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mutant is started with the very spec that a pod under the same profile is started with. */
@SeccompTest(
    seccompDefault = "none",
    workers = 0,
    kubernetes = "default",
    runtimes = {"1.6", "own"})
@Tag("long")
class SameSpecIT {
  private static final JsonMapper JSON = new JsonMapper();

  /** Rules as in a recording of nginx; what they leave out is let through, so that all start. */
  private static final SeccompProfile PROFILE =
      letThrough(ProfileFile.read(Path.of("src/test/profiles/nginx-recorded.json")));

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String BENCH = "same-spec";

  /** What names the one pod or the other, and the limit that keeps a mutant from forking on. */
  private static final Pattern OF_EACH =
      Pattern.compile(
          "/root/path|/linux/cgroupsPath|/linux/namespaces/\\d+/path|/mounts/\\d+/source"
              + "|/annotations/io\\.kubernetes\\.cri\\.sandbox-(id|uid|namespace)"
              + "|/linux/resources/pids/limit");

  @ParameterizedTest
  @ValueSource(strings = {"nginx", "redis", "java-server"})
  void butForWhatNamesIt(String name, Cluster cluster) {
    Map<String, JsonNode> ofMutant = leaves(JSON.readTree(ofMutant(cluster, name)));
    Map<String, JsonNode> ofPod = leaves(JSON.readTree(ofPod(cluster, name)));
    ofMutant.keySet().removeIf(OF_EACH.asMatchPredicate());
    ofPod.keySet().removeIf(OF_EACH.asMatchPredicate());
    assertThat(ofMutant).hasSizeGreaterThan(100).isEqualTo(ofPod);
  }

  private static String ofMutant(Cluster cluster, String name) {
    LifePlan shown = shown(cluster, "cat /run/kindproof-lanes/" + BENCH + "/1/config.json");
    try (MutantSandbox bench =
        MutantSandbox.open(workload(cluster, name, shown), BENCH, Duration.ZERO)) {
      MutantSeen seen =
          bench.live(
              Optional.of(PROFILE), false, shown, new MutantSandbox.Limits(LIMIT, LIMIT, LIMIT));
      return output(seen.function().exercises().get(0));
    }
  }

  private static String ofPod(Cluster cluster, String name) {
    LifePlan shown =
        shown(cluster, "sh -c 'crictl inspect -o json $(crictl ps --quiet --name ^" + name + "$)'");
    WorkloadUnderTest workload = workload(cluster, name, shown);
    try (NodeProfiles there = NodeProfiles.put(cluster, PROFILE)) {
      String inspected =
          output(
              ProfileOverlay.underProfile(workload, there.localhostProfile())
                  .live()
                  .exercises()
                  .get(0));
      return JSON.readTree(inspected).at("/info/runtimeSpec").toString();
    } catch (JacksonException e) {
      throw new AssertionError("crictl inspect gives no JSON", e);
    }
  }

  private static SeccompProfile letThrough(SeccompProfile profile) {
    return new SeccompProfile(
        SeccompAction.LOG,
        OptionalInt.empty(),
        profile.architectures(),
        profile.flags(),
        profile.rules(),
        List.of());
  }

  private static WorkloadUnderTest workload(Cluster cluster, String name, LifePlan plan) {
    return new WorkloadUnderTest(
        cluster, cluster.manifest("manifests/workloads/" + name + ".yaml"), name, plan);
  }

  private static LifePlan shown(Cluster cluster, String command) {
    String node = cluster.nodes().get(0).container();
    return LifePlan.of(Exercise.of("docker exec " + node + " " + command, LIMIT));
  }

  private static String output(ExerciseResult shown) {
    assertThat(shown.ok()).as(shown.ending()).isTrue();
    return shown.output();
  }

  /** Each value with its JSON pointer. */
  private static Map<String, JsonNode> leaves(JsonNode tree) {
    Map<String, JsonNode> leaves = new TreeMap<>();
    addLeaves("", tree, leaves);
    return leaves;
  }

  private static void addLeaves(String pointer, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(each -> addLeaves(pointer + "/" + each.getKey(), each.getValue(), leaves));
    } else if (node.isArray()) {
      // The kubelet names a service's variables in any order.
      boolean anyOrder = pointer.equals("/process/env");
      for (int i = 0; i < node.size(); i++) {
        addLeaves(pointer + "/" + (anyOrder ? node.get(i).asString() : i), node.get(i), leaves);
      }
    } else {
      leaves.put(pointer, node);
    }
  }
}
