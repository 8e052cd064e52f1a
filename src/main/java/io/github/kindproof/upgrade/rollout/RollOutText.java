package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.internal.progress.Seconds;
import io.github.kindproof.workload.probe.ProbeRows;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apiguardian.api.API;

/** The result of a rollout in words. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RollOutText {
  /** The number of syscalls that are listed; the JSON has all. */
  private static final int SHOWN = 8;

  private RollOutText() {}

  /** Return all of it, in lines. */
  public static String of(RollOutResult result) {
    List<String> lines = new ArrayList<>();
    for (NodeResult node : result.nodes()) {
      lines.add(node.node() + ": " + summary(node));
      details(node).forEach(line -> lines.add("  " + line));
    }
    result
        .notBegun()
        .forEach(node -> lines.add(node + ": not started, because an earlier node got worse"));
    lines.add("requests: " + result.traffic());
    lines.add("took " + Seconds.of(result.took()));
    return String.join("\n", lines);
  }

  static String summary(NodeResult result) {
    if (result instanceof NodeResult.Changed it) {
      return "changed: " + String.join(", ", it.before().changesTo(it.after()));
    } else if (result instanceof NodeResult.RolledBack it) {
      return "rolled back: " + it.why();
    } else if (result instanceof NodeResult.LeftAlone it) {
      return "unchanged: " + it.why();
    } else if (result instanceof NodeResult.Broken it) {
      return "NOT rolled back: " + it.why() + "; the rollback failed: " + it.trouble();
    }
    throw new IllegalArgumentException(result.toString());
  }

  static List<String> details(NodeResult result) {
    if (result instanceof NodeResult.Changed it) {
      List<String> lines = states(it.before(), it.after());
      it.trials().forEach(trial -> lines.add(trial(trial)));
      it.stayed().forEach(stayed -> lines.add(stayed(stayed)));
      return lines;
    } else if (result instanceof NodeResult.RolledBack it) {
      List<String> lines = new ArrayList<>();
      List<String> left = it.before().changesTo(it.after());
      lines.add(left.isEmpty() ? "configured as before" : "differs from before: " + left);
      lines.addAll(states(it.before(), it.after()));
      it.trials().forEach(trial -> lines.add(trial(trial)));
      return lines;
    }
    return List.of();
  }

  private static List<String> states(NodeState before, NodeState after) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "containers filtered: %d of %d → %d of %d"
            .formatted(
                before.filtered(), before.pods().size(), after.filtered(), after.pods().size()));
    lines.add(
        "syscalls denied to a new pod: %d → %d%s%s"
            .formatted(
                before.blocked().size(),
                after.blocked().size(),
                listed(", newly: ", without(after.blocked(), before.blocked())),
                listed(", no longer: ", without(before.blocked(), after.blocked()))));
    return lines;
  }

  private static String trial(Trial trial) {
    return "new pod of "
        + trial.of()
        + ": "
        + trial.outcome()
        + ", "
        + trial.before().word()
        + " → "
        + trial.after().map(it -> it.word()).orElse("no process");
  }

  private static String stayed(ResidentContainer stayed) {
    return "not drained: " + stayed + (stayed.wasRestarted() ? "" : " until it is recreated");
  }

  private static SortedSet<String> without(SortedSet<String> all, SortedSet<String> some) {
    SortedSet<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static String listed(String title, SortedSet<String> names) {
    if (names.isEmpty()) {
      return "";
    }
    String rest = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
    return title + ProbeRows.joined(names.stream().limit(SHOWN).toList(), " ") + rest;
  }
}
