package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Seconds;
import io.github.kindproof.leastprivilege.exercise.Phase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result as text, with the workloads that would break first. Pure. */
public final class WouldBreakText {
  private static final String INDENT = "    ";

  private WouldBreakText() {}

  /**
   * Return the whole text.
   *
   * @param profiles the folder that the profiles are written to
   */
  public static String of(WouldBreakResult result, Path profiles) {
    List<String> lines = new ArrayList<>();
    result.workloads().forEach(each -> workload(each, result, profiles, lines));
    result
        .notLookedAt()
        .forEach(each -> lines.add("not looked at   " + each.what() + ": " + each.why()));
    if (!result.otherObjects().isEmpty()) {
      lines.add("without pods    " + otherObjects(result));
    }
    lines.add(summary(result));
    lines.add(node(result));
    return Printable.ofLines(lines); // objects have any names
  }

  private static void workload(
      WorkloadResult each, WouldBreakResult result, Path profiles, List<String> lines) {
    String why = each.verdict().why();
    lines.add(
        "%-15s %s%s"
            .formatted(each.verdict().words(), each.workload(), why.isEmpty() ? "" : ": " + why));
    each.calls().forEach(call -> lines.add(INDENT + call(call)));
    advice(each, result, profiles).forEach(line -> lines.add(INDENT + line));
    each.remarks().forEach(remark -> lines.add(INDENT + "note: " + remark));
  }

  /** For example {@code unshare: 2 times, first after 1 s, at its work, by python3; EPERM}. */
  static String call(DeniedCall call) {
    return "%s%s in container %s: %s, first after %s, %s, by %s; RuntimeDefault answers %s"
        .formatted(
            call.name(),
            call.arguments().isEmpty()
                ? ""
                : " (with some arguments, such as " + call.arguments() + ")",
            call.container(),
            Count.of(call.times(), "time"),
            Seconds.of(call.first()),
            call.phases().stream().map(Phase::words).collect(Collectors.joining(" and ")),
            String.join(", ", call.processes()),
            call.answer());
  }

  /** What to do, one line each. */
  static List<String> advice(WorkloadResult each, WouldBreakResult result, Path profiles) {
    List<String> lines = new ArrayList<>();
    if (!(each.verdict() instanceof Verdict.Breaks breaks)) {
      return lines;
    }
    Optional<Remedy> remedy = breaks.remedy();
    remedy.ifPresent(
        it -> {
          for (Remedy.ContainerProfile profile : it.profiles()) {
            lines.add(
                "do: give container %s the profile %s, which is RuntimeDefault and %s"
                    .formatted(
                        profile.container(),
                        profiles.resolve(fileName(each, profile.container())),
                        String.join(", ", profile.added())));
            risks(profile).forEach(lines::add);
          }
          lines.add(
              it.failure()
                  .map(failure -> "tried: the copy does not work under it either: " + failure)
                  .orElse("tried: the copy works under it"));
        });
    lines.add(
        "or: name Unconfined in its spec; then each syscall stays allowed, and %s that "
                .formatted(Count.of(result.blockedExploits(), "published exploit"))
            + "RuntimeDefault blocks stay open");
    return lines;
  }

  private static List<String> risks(Remedy.ContainerProfile profile) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> risk : profile.risks().entrySet()) {
      lines.add("risk: " + risk.getKey() + " " + risk.getValue());
    }
    if (!profile.exploits().isEmpty()) {
      lines.add("risk: opens " + String.join(", ", profile.exploits()));
    }
    return lines;
  }

  /** Return the name of the file with the profile for a container. */
  public static String fileName(WorkloadResult workload, String container) {
    return (workload.workload() + "_" + container).replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
  }

  /** For example {@code 7 workloads: 2 would break, 1 not looked at, 4 survive}. */
  static String summary(WouldBreakResult result) {
    Map<String, Long> counts =
        result.workloads().stream()
            .collect(
                Collectors.groupingBy(
                    each -> each.verdict().words(), LinkedHashMap::new, Collectors.counting()));
    String all = Count.of(result.workloads().size(), "workload");
    return counts.isEmpty()
        ? all
        : all
            + ": "
            + counts.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
  }

  static String node(WouldBreakResult result) {
    return result
        .node()
        .map(
            it ->
                "copies ran on Kubernetes %s, %s, Linux %s, %s; %d of them had an exercise"
                    .formatted(
                        it.kubernetes(),
                        it.runtime(),
                        it.kernel(),
                        it.closed() ? "with no way out of the cluster" : "with a way out",
                        result.workloads().stream().filter(WorkloadResult::exercised).count()))
        .orElse("no copy ran");
  }

  static String otherObjects(WouldBreakResult result) {
    return result.otherObjects().entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }
}
