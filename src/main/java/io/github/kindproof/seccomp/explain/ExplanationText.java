package io.github.kindproof.seccomp.explain;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Way;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The explanation of a profile as text. */
public final class ExplanationText {
  private ExplanationText() {}

  public static String of(ProfileExplanation it) {
    List<String> lines = new ArrayList<>();
    lines.add(it.name());
    if (it.isRefusedByAll()) {
      lines.add("  No container starts under it: no measured runtime builds a filter from it.");
      byText(it.refusals()).forEach((why, who) -> lines.add("    " + join(who) + ": " + why));
      return String.join("\n", lines) + "\n";
    }
    if (it.refusals().containsKey(FilterToolchain.newest().runtime())) {
      lines.add("  What follows is the filter of " + it.runtime() + "; runc refuses the profile.");
    }
    lines.add("  " + size(it));
    lines.add("  " + beyond(it));
    if (!it.around().isEmpty()) {
      lines.add("  Denied as usual, at least with some arguments, but not in every way:");
      around(it).forEach((ways, calls) -> lines.add("    " + join(calls) + ": " + ways));
    }
    if (!it.dangerous().isEmpty()) {
      lines.add("  Dangerous syscalls that it allows:");
      it.dangerous().forEach((call, why) -> lines.add("    " + call + ": it " + why));
    }
    lines.addAll(runtimes(it));
    lines.add("  " + exploits(it));
    it.open()
        .forEach(
            (exploit, ways) -> {
              String mark =
                  it.shutByDefault().contains(exploit)
                      ? "open, blocked by RuntimeDefault: "
                      : "open: ";
              lines.add("    " + mark + exploit.id() + ", " + exploit.title() + by(ways));
            });
    return String.join("\n", lines) + "\n";
  }

  private static String size(ProfileExplanation it) {
    int calls = it.letThrough().size();
    int usual = it.letThroughByDefault().size();
    int percent = 100 * Math.abs(usual - calls) / usual;
    String compared =
        calls == usual ? "as many as" : percent + (calls < usual ? "% fewer than" : "% more than");
    return "Allows %s, %s RuntimeDefault of containerd %s (%d); %s."
        .formatted(
            Count.of(calls, "x86_64 syscall"),
            compared,
            it.containerd(),
            usual,
            otherwise(it.profile()) + newer(it));
  }

  private static String newer(ProfileExplanation it) {
    return it.newestNamed()
        .map(call -> ", and those newer than " + call + " with ENOSYS (by runc)")
        .orElse("");
  }

  private static String otherwise(SeccompProfile profile) {
    return switch (profile.defaultAction()) {
      case ALLOW -> "syscalls that no rule names are allowed";
      case LOG -> "syscalls that no rule names are allowed and logged";
      case ERRNO ->
          profile.defaultErrno().orElse(1) == 0
              ? "all others report success, though the kernel does not run them"
              : "all others fail with errno " + profile.defaultErrno().orElse(1);
      case KILL, KILL_THREAD -> "all others kill the calling thread";
      case KILL_PROCESS -> "all others kill the calling process";
      case TRAP -> "all others send SIGSYS to the calling process";
      case TRACE -> "all others fail with ENOSYS, as no tracer is there";
      case NOTIFY -> "a listener decides on all others";
    };
  }

  private static String beyond(ProfileExplanation it) {
    Collection<String> beyond = it.beyondDefault();
    String denied =
        beyond.isEmpty() ? "" : "RuntimeDefault denies some of them: " + join(beyond) + ".";
    String other =
        it.otherArguments().isEmpty()
            ? ""
            : "RuntimeDefault denies some of their arguments: " + join(it.otherArguments()) + ".";
    return denied.isEmpty() && other.isEmpty()
        ? "RuntimeDefault allows all of them too."
        : (denied + " " + other).strip();
  }

  private static String join(Collection<String> words) {
    return String.join(", ", words);
  }

  /** The runtimes by their common text. */
  private static Map<String, List<String>> byText(Map<OciRuntime, String> texts) {
    Map<String, List<String>> runtimes = new LinkedHashMap<>();
    texts.entrySet().stream()
        .sorted(Comparator.comparing(it -> it.getKey().toString()))
        .forEach(
            it ->
                runtimes
                    .computeIfAbsent(it.getValue(), text -> new ArrayList<>())
                    .add(it.getKey().toString()));
    return runtimes;
  }

  private static String by(Set<Way> ways) {
    return ways.contains(Way.SIXTY_FOUR_BIT) ? "" : " (by " + words(ways) + ")";
  }

  private static String words(Set<Way> ways) {
    return ways.stream().map(Way::word).collect(Collectors.joining(", "));
  }

  /** The syscalls by the words for the ways around their denial. */
  private static Map<String, List<String>> around(ProfileExplanation it) {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    it.around()
        .forEach(
            (call, ways) ->
                calls
                    .computeIfAbsent("open by " + words(ways), words -> new ArrayList<>())
                    .add(call));
    return calls;
  }

  private static List<String> runtimes(ProfileExplanation it) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  If allowPrivilegeEscalation is false, " + starts(it.missing(), it.refusals()) + ".");
    lines.add("  Otherwise, " + starts(it.missingEarly(), it.refusals()) + ".");
    return lines;
  }

  private static String starts(
      Map<OciRuntime, List<String>> missing, Map<OciRuntime, String> refusals) {
    Map<OciRuntime, String> reasons = new LinkedHashMap<>();
    missing.forEach(
        (runtime, calls) -> {
          if (!calls.isEmpty()) {
            reasons.put(runtime, "needs " + join(calls));
          }
        });
    refusals.forEach((runtime, why) -> reasons.put(runtime, "refuses the profile: " + why));
    List<String> refused = new ArrayList<>();
    byText(reasons).forEach((why, who) -> refused.add(join(who) + " (" + why + ")"));
    String fine =
        missing.entrySet().stream()
            .filter(it -> it.getValue().isEmpty() && !refusals.containsKey(it.getKey()))
            .map(it -> it.getKey().toString())
            .sorted()
            .collect(Collectors.joining(", "));
    if (refused.isEmpty()) {
      return "every measured runtime can start a container (" + fine + ")";
    }
    return (fine.isEmpty()
            ? "no measured runtime can start a container: "
            : fine + " can, but not ")
        + String.join("; ", refused);
  }

  private static String exploits(ProfileExplanation it) {
    int all = it.shut().size() + it.open().size();
    return "Blocks %d of %d listed kernel exploits by denying a syscall that they need; RuntimeDefault blocks %d."
        .formatted(it.shut().size(), all, it.shutByDefault().size());
  }
}
