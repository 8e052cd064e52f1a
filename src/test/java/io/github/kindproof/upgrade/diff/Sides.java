package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.OutcomeKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Sides to compare. */
final class Sides {
  static final SideVersions OLD = new SideVersions("v1.34.11", "1.7.28", "1.1.5", "2.5.4", "6.1.0");
  static final SideVersions NEW = new SideVersions("v1.34.11", "2.1.4", "1.4.3", "2.6.1", "6.1.0");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Sides() {}

  /** A syscall that RuntimeDefault has begun to deny. */
  static JudgedChange newlyDenied(String syscall) {
    return new JudgedChange(
        new Change(
            ChangeKind.RUNTIME_DEFAULT,
            "RuntimeDefault / " + syscall,
            "allowed",
            "blocked with EPERM",
            "programs can no longer make it",
            true,
            List.of(),
            List.of()),
        null);
  }

  static WorkloadSeen running(String name) {
    return seen(name, OutcomeKind.RUNNING, "", SeccompMode.FILTERING);
  }

  static WorkloadSeen crashing(String name, String because) {
    return seen(name, OutcomeKind.CRASH_LOOP, because, null);
  }

  static WorkloadSeen seen(
      String name, OutcomeKind outcome, String because, @Nullable SeccompMode mode) {
    return new WorkloadSeen(
        name, outcome, null, because, mode, false, List.of(new Evidence("cause", because)));
  }

  static WorkloadSeen serving(String name, boolean well) {
    return new WorkloadSeen(
        name, OutcomeKind.RUNNING, well, "", SeccompMode.FILTERING, true, List.of());
  }

  static ConfigSeen config(String name, boolean boots, String said, String... warnings) {
    return new ConfigSeen(
        name, boots, said, List.of(warnings), List.of(new Evidence("kubelet's journal", said)));
  }

  static Side of(SideVersions versions, List<WorkloadSeen> workloads, List<ConfigSeen> configs) {
    return new Side(versions, Instant.EPOCH, workloads, configs, null, List.of(), new TreeMap<>());
  }

  static Side of(SideVersions versions, WorkloadSeen... workloads) {
    return of(versions, List.of(workloads), List.of());
  }

  static Side with(Side side, NotObserved... unseen) {
    return new Side(
        side.versions(),
        side.seenAt(),
        side.workloads(),
        side.configs(),
        side.runtimeDefault(),
        List.of(unseen),
        side.recorded());
  }

  static Side with(Side side, RuntimeDefaultSeen runtimeDefault) {
    return new Side(
        side.versions(),
        side.seenAt(),
        side.workloads(),
        side.configs(),
        runtimeDefault,
        side.unseen(),
        side.recorded());
  }

  /** What the probe printed in a container of the engine, as it was recorded. */
  static ObjectNode recordedProbe() {
    String file = "/io/github/kindproof/workload/probe/engine-default-with-baseline.txt";
    try (InputStream stream = Objects.requireNonNull(Sides.class.getResourceAsStream(file))) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      String line = text.lines().filter(it -> it.startsWith("{")).findFirst().orElseThrow();
      return (ObjectNode) JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with this row moved to this verdict with this answer. */
  static ObjectNode recordedProbe(String row, String verdict, String answer) {
    ObjectNode probe = recordedProbe();
    for (String list : List.of("blockedBySeccomp", "blockedByCapability", "absent")) {
      ArrayNode names = (ArrayNode) probe.get(list);
      for (int i = names.size() - 1; i >= 0; i--) {
        if (names.get(i).asString().equals(row)) {
          names.remove(i);
        }
      }
    }
    if (!verdict.isEmpty()) {
      ((ArrayNode) probe.get(verdict)).add(row);
    }
    ((ObjectNode) probe.get("answers")).put(row, answer);
    return probe;
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
