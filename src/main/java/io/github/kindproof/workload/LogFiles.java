package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.node.NodeShell;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the files in which the runtime keeps logs on a node. Their lines say which stream they came
 * from ({@code TIME stderr F text}); the API server leaves that out.
 */
final class LogFiles {
  /** More than any last words. */
  private static final int LINES_OF_EACH_RUN = 200;

  private static final Pattern LINE = Pattern.compile("(\\S+) (stdout|stderr) [FP] ?.*");

  private LogFiles() {}

  /** The streams of the last lines of each run that the node still has, by their times. */
  static Map<Instant, String> streams(NodeShell node, Pod pod, String container) {
    ObjectMeta meta = pod.getMetadata();
    String folder =
        "/var/log/pods/%s_%s_%s/%s"
            .formatted(meta.getNamespace(), meta.getName(), meta.getUid(), container);
    String script = "tail -q -n " + LINES_OF_EACH_RUN + " \"$1\"/*.log";
    ProcessResult read = node.run("sh", "-c", script, "streams", folder);
    return read.ok() ? parse(read.stdout()) : Map.of();
  }

  static Map<Instant, String> parse(String lines) {
    Map<Instant, String> streams = new HashMap<>();
    for (String line : lines.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches()) {
        try {
          streams.put(Instant.parse(matcher.group(1)), matcher.group(2));
        } catch (DateTimeParseException e) {
          continue; // the rest of a line that was cut off
        }
      }
    }
    return streams;
  }
}
