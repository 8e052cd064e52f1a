package io.github.kindproof.cli;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.leastprivilege.record.CallsFile;
import io.github.kindproof.leastprivilege.record.ProfileOfCalls;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code kindproof record} recorded and wrote. Pure.
 *
 * @param written the profiles; empty if records were lost
 */
record RecordingReport(WorkloadRecording recording, List<Written> written) {
  static final Formats<RecordingReport> FORMATS =
      Formats.text(RecordingReport::text).with(Format.JSON, RecordingReport::json);

  /**
   * A profile that was written.
   *
   * @param calls the file that says who made each syscall
   * @param resource the file for the security-profiles-operator, if requested
   */
  record Written(Path file, Path calls, Optional<Path> resource, ProfileOfCalls profile) {
    int recorded() {
      return profile.calls().names().size();
    }

    int added() {
      return profile.names().size() - recorded();
    }
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Written each : written) {
      text.append(
          "%s: %d syscalls, %d recorded in %s, %d added for %s%n"
              .formatted(
                  each.file(),
                  each.profile().names().size(),
                  each.recorded(),
                  Count.of(recording.runs(), "run"),
                  each.added(),
                  recording.runtime().oci()));
      text.append("who made each syscall, and when: ").append(each.calls()).append('\n');
      each.resource()
          .ifPresent(it -> text.append("resource for the operator: ").append(it).append('\n'));
      List<String> ofSome = CallsFile.ofSomeRuns(recording);
      if (!ofSome.isEmpty()) {
        text.append("made in only some runs: ").append(String.join(" ", ofSome)).append('\n');
      }
      each.profile()
          .nameless()
          .forEach(
              it ->
                  text.append("denied, because no profile can name it: ").append(it).append('\n'));
    }
    return text.toString();
  }

  private String json() {
    ObjectNode json = JsonText.object().put("schema", "kindproof-record/1");
    json.put("pod", recording.pod());
    json.put("complete", recording.complete());
    recording.losses().forEach(json.putArray("losses")::add);
    json.put("runs", recording.runs());
    json.put("kubernetes", recording.kubernetes());
    json.put("runtime", recording.runtime().toString());
    json.put("kernel", recording.kernel());
    CallsFile.ofSomeRuns(recording).forEach(json.putArray("onlyInSomeRuns")::add);
    ArrayNode profiles = json.putArray("profiles");
    for (Written each : written) {
      ObjectNode node = profiles.addObject();
      node.put("of", each.profile().calls().container());
      node.put("file", each.file().toString());
      node.put("callsFile", each.calls().toString());
      each.resource().ifPresent(it -> node.put("resourceFile", it.toString()));
      node.put("recorded", each.recorded());
      node.put("added", each.added());
      each.profile().names().forEach(node.putArray("syscalls")::add);
      each.profile().nameless().forEach(node.putArray("withoutName")::add);
    }
    return JsonText.indented(json);
  }
}
