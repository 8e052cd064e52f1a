package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import io.github.kindproof.leastprivilege.exercise.Phase;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * The YAML file that accompanies a recorded profile, whose own format has no comments: it shows who
 * made each syscall, when, and how often.
 */
public final class CallsFile {
  private CallsFile() {}

  /** Return the text of the file. */
  public static String of(WorkloadRecording recording, ProfileOfCalls profile) {
    ObjectNode root = JsonText.object();
    root.put("workload", profile.calls().container());
    root.put("recordedOn", recordedOn(recording));
    root.put("runs", recording.runs());
    ObjectNode calls = root.putObject("calls");
    for (RecordedCall call : profile.calls().calls()) {
      ObjectNode node = calls.putObject(key(call, profile));
      node.put("when", words(call));
      node.put("by", String.join(", ", call.processes()));
      node.put("times", call.times());
      if (call.runs() < recording.runs() && profile.calls().container().equals(recording.pod())) {
        node.put("runs", call.runs() + " of " + recording.runs());
      }
    }
    TreeSet<String> unseen = new TreeSet<>(profile.ofRuntimes());
    unseen.removeAll(profile.calls().names());
    if (!unseen.isEmpty()) {
      root.put("forRuntimesAlone", String.join(" ", unseen));
    }
    return PlainYaml.text(root);
  }

  static String recordedOn(WorkloadRecording recording) {
    return "Kubernetes %s, %s, Linux %s"
        .formatted(recording.kubernetes(), recording.runtime(), recording.kernel());
  }

  private static String key(RecordedCall call, ProfileOfCalls profile) {
    return profile.calls().architectures().size() == 1
        ? call.name()
        : call.name() + " of " + call.architecture().profileName();
  }

  private static String words(RecordedCall call) {
    SortedSet<Phase> phases = call.phases();
    return phases.stream().map(Phase::words).collect(Collectors.joining("; "));
  }

  /**
   * Return the syscalls that only some runs of a recording made, so that another run may make more.
   */
  public static List<String> ofSomeRuns(WorkloadRecording recording) {
    return recording.containers().stream()
        .flatMap(container -> container.calls().stream())
        .filter(call -> call.runs() < recording.runs())
        .map(RecordedCall::name)
        .distinct()
        .sorted()
        .toList();
  }
}
