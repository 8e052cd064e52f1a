package io.github.kindproof.cluster.k3s;

import io.github.kindproof.workload.Cause;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A diagnosis of why K3s exited, from its log. Pure.
 *
 * <p>All components log to one stream: Kubernetes' own in klog's format, K3s as {@code level=fatal
 * msg="…"}. A component's own error comes before K3s' message that it exited, and explains more.
 */
final class K3sDiagnosis {
  private static final Pattern KLOG_ERROR =
      Pattern.compile("^[EF]\\d{4} [\\d:.]+\\s+\\d+ \\S+\\] (.*)");
  private static final Pattern QUOTED_ERROR = Pattern.compile("err=\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern FATAL =
      Pattern.compile("level=(?:fatal|error|panic) msg=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** The lines to search before K3s' message that a component exited. */
  private static final int LINES_BEFORE = 200;

  private static final Pattern EXITED = Pattern.compile("(\\w+) exited\\b.*");
  private static final Pattern PLAIN_ERROR = Pattern.compile("^(?:Error|panic|fatal error): (.*)");

  private K3sDiagnosis() {}

  /**
   * Find why it exited.
   *
   * @param log the complete log
   * @param container the container to name as the source
   */
  static Cause ofEnd(String log, String container) {
    List<String> lines = log.lines().map(String::strip).toList();
    String where = "log of container " + container;
    for (int at = lines.size() - 1; at >= 0; at--) {
      Matcher fatal = FATAL.matcher(lines.get(at));
      if (fatal.find()) {
        String said = unescaped(fatal.group(1));
        Matcher exited = EXITED.matcher(said);
        Optional<String> own =
            exited.matches()
                ? componentError(lines, Math.max(0, at - LINES_BEFORE), at)
                : Optional.empty();
        return Cause.of(own.isPresent() ? said : "k3s exited", own.orElse(said), where);
      }
    }
    String last = lines.isEmpty() ? "it printed nothing" : lines.get(lines.size() - 1);
    return Cause.of("k3s exited", last, where);
  }

  private static Optional<String> componentError(List<String> lines, int from, int to) {
    for (int at = to - 1; at >= from; at--) {
      Matcher plain = PLAIN_ERROR.matcher(lines.get(at));
      if (plain.find()) {
        return Optional.of(plain.group(1));
      }
      Matcher klog = KLOG_ERROR.matcher(lines.get(at));
      if (klog.find()) {
        Matcher quoted = QUOTED_ERROR.matcher(klog.group(1));
        return Optional.of(quoted.find() ? unescaped(quoted.group(1)) : klog.group(1));
      }
    }
    return Optional.empty();
  }

  private static String unescaped(String text) {
    return text.replace("\\\"", "\"");
  }
}
