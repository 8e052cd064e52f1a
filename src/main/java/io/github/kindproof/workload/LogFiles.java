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
 * The runtime's log files on a node. Unlike the API server's logs, their lines name the stream:
 * {@code TIME stderr F text}.
 */
final class LogFiles {
  /** More than any last words. */
  private static final int LINES_OF_EACH_RUN = 200;

  private static final Pattern LINE = Pattern.compile("(\\S+) (stdout|stderr) [FP] ?.*");

  private LogFiles() {}

  /** Return the streams of the last lines of each run on the node, by the times of the lines. */
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
          continue; // the rest of a truncated line
        }
      }
    }
    return streams;
  }
}
