package io.github.kindproof.cluster.kind;

import io.github.kindproof.internal.io.process.HostShortage;
import io.github.kindproof.workload.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A diagnosis from a kubelet's journal whether it will never start. Pure.
 *
 * <p>systemd restarts a kubelet that exits. One exit proves nothing, because a kubelet also exits
 * before kubeadm has written its files. The same last error several times in a row is proof, and so
 * is a rejected feature gate: a restart does not change the configuration.
 */
public final class KubeletDiagnosis {
  /** The message of systemd for each exit of the kubelet. */
  private static final Pattern EXITED =
      Pattern.compile("kubelet\\.service: Main process exited, code=exited, status=[1-9].*");

  /** The prefix of a kubelet's own error: a date in klog's format, as in E0102 10:11:12.1. */
  private static final Pattern KLOG = Pattern.compile("^[EWIF]\\d{4} [\\d:.]+\\s+\\d+ \\S+\\] ");

  private static final Pattern KLOG_ERROR = Pattern.compile("^[EF]\\d{4} .*");
  private static final Pattern QUOTED_ERROR = Pattern.compile("err=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * A slow host, not a fault of the cluster's config: on a busy one, a kubelet was seen to exit
   * three times in a row because not all of its control groups existed yet.
   */
  private static final Pattern HOST_IS_LATE = Pattern.compile("cgroup .* has some missing paths");

  /** A kubelet's message about a gate that it does not know, no longer has, or has locked. */
  private static final Pattern GATE_REFUSED =
      Pattern.compile(
          "unrecognized feature gate: \\S+|the \\S+ feature gate must be enabled"
              + "|cannot set feature gate \\S+ to \\S+, feature is locked");

  /** A kubelet's message about a containerd that runs without its CRI plugin. */
  private static final Pattern NO_PODS =
      Pattern.compile("unknown service runtime\\.v1(alpha2)?\\.RuntimeService");

  private static final Pattern CRI_FAILED = Pattern.compile("failed to load plugin.*\\bcri\\b");
  private static final Pattern QUOTED_REASON = Pattern.compile("error=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private KubeletDiagnosis() {}

  /** Return whether a line of a journal is systemd's message that the kubelet has failed. */
  static boolean isExit(String line) {
    return EXITED.matcher(line.strip()).matches();
  }

  /** Return whether the host is the cause, not the node's configuration. */
  static boolean isOfHost(Cause cause) {
    return HostShortage.in(cause.message()).isPresent()
        || HOST_IS_LATE.matcher(cause.message()).find();
  }

  /**
   * Find why a kubelet will never start, if its journal proves it.
   *
   * @param journal the kubelet's journal, messages only ({@code journalctl -o cat}), oldest first
   * @param node the node's name
   * @param times how often in a row it must have exited with the same error
   */
  public static Optional<Cause> ofKubelet(String journal, String node, int times) {
    List<String> ends = new ArrayList<>();
    String error = "";
    for (String line : journal.lines().map(String::strip).toList()) {
      if (isExit(line)) {
        ends.add(error);
        error = "";
      } else if (isError(line)) {
        error = sentence(line);
      }
    }
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    String latest = ends.get(ends.size() - 1);
    int needed = GATE_REFUSED.matcher(latest).find() ? 1 : times;
    if (latest.isEmpty() || !endedBy(latest, ends, needed)) {
      return Optional.empty();
    }
    String exits = ends.size() == 1 ? "once" : ends.size() + " times";
    return Optional.of(Cause.of("kubelet exited " + exits, latest, "kubelet's journal on " + node));
  }

  /**
   * Return the runtime's own error if the kubelet exited because the runtime does not serve pods;
   * otherwise return the cause unchanged.
   *
   * @param journal the runtime's journal; read only if needed
   */
  static Cause ofRuntime(Cause cause, Supplier<String> journal) {
    if (!NO_PODS.matcher(cause.message()).find()) {
      return cause;
    }
    return journal
        .get()
        .lines()
        .filter(CRI_FAILED.asPredicate())
        .map(QUOTED_REASON::matcher)
        .filter(Matcher::find)
        .reduce((before, last) -> last)
        .map(
            it ->
                Cause.of(
                    "containerd does not accept pods",
                    it.group(1).replace("\\\"", "\""),
                    cause.source()))
        .orElse(cause);
  }

  private static boolean endedBy(String error, List<String> ends, int times) {
    return ends.size() >= times
        && ends.subList(ends.size() - times, ends.size()).stream().allMatch(error::equals);
  }

  private static boolean isError(String line) {
    return KLOG_ERROR.matcher(line).matches()
        || line.startsWith("Error:")
        || line.startsWith("panic:")
        || line.startsWith("fatal error:");
  }

  private static String sentence(String line) {
    var quoted = QUOTED_ERROR.matcher(line);
    if (quoted.find()) {
      return quoted.group(1).replace("\\\"", "\"");
    }
    return KLOG.matcher(line).replaceFirst("").replaceFirst("^Error: ", "");
  }
}
