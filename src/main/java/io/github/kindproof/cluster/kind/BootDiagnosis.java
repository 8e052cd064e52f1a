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
 * Tells from a kubelet's journal whether it will never start. Pure.
 *
 * <p>systemd restarts a kubelet that exits. One exit proves nothing: before kubeadm has written its
 * files a kubelet exits too. The same last error several times in a row does, and so does a refused
 * feature gate: what the kubelet was told does not change by telling it again.
 */
public final class BootDiagnosis {
  /** As systemd says it, for each end of the kubelet. */
  private static final Pattern EXITED =
      Pattern.compile("kubelet\\.service: Main process exited, code=exited, status=[1-9].*");

  /** What kubelets print before their own error: a date in klog's form, as in E0102 10:11:12.1. */
  private static final Pattern KLOG = Pattern.compile("^[EWIF]\\d{4} [\\d:.]+\\s+\\d+ \\S+\\] ");

  private static final Pattern KLOG_ERROR = Pattern.compile("^[EF]\\d{4} .*");
  private static final Pattern QUOTED_ERROR = Pattern.compile("err=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /**
   * What the host is late with: trouble with this machine, whatever the cluster's config. A kubelet
   * whose control groups are not all made yet was seen to exit three times in a row on a busy one.
   */
  private static final Pattern HOST_IS_LATE = Pattern.compile("cgroup .* has some missing paths");

  /** What kubelets say of a gate that they do not know, lack, or have locked. */
  private static final Pattern GATE_REFUSED =
      Pattern.compile(
          "unrecognized feature gate: \\S+|the \\S+ feature gate must be enabled"
              + "|cannot set feature gate \\S+ to \\S+, feature is locked");

  /** What kubelets say of a containerd that is there without its part for pods. */
  private static final Pattern NO_PODS =
      Pattern.compile("unknown service runtime\\.v1(alpha2)?\\.RuntimeService");

  private static final Pattern CRI_FAILED = Pattern.compile("failed to load plugin.*\\bcri\\b");
  private static final Pattern QUOTED_REASON = Pattern.compile("error=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private BootDiagnosis() {}

  /** Whether the cause lies with the host and not with what the node was told. */
  static boolean isOfHost(Cause cause) {
    return HostShortage.in(cause.message()).isPresent()
        || HOST_IS_LATE.matcher(cause.message()).find();
  }

  /**
   * Why a kubelet will never start, if its journal proves it.
   *
   * @param journal the kubelet's journal, messages only ({@code journalctl -o cat}), oldest first
   * @param node the node's name
   * @param times how often in a row it must have ended with the same error
   */
  public static Optional<Cause> ofKubelet(String journal, String node, int times) {
    List<String> ends = new ArrayList<>();
    String error = "";
    for (String line : journal.lines().map(String::strip).toList()) {
      if (EXITED.matcher(line).matches()) {
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
   * The same, or, where a kubelet ended as its runtime does not answer for pods, what the runtime
   * itself says of that.
   *
   * @param journal the runtime's; asked for only where it matters
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
                    "containerd takes no pods", it.group(1).replace("\\\"", "\""), cause.source()))
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
