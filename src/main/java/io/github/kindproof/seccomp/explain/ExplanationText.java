package io.github.kindproof.seccomp.explain;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.SeccompProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what a profile comes to, in sentences. */
public final class ExplanationText {
  private ExplanationText() {}

  /** The sentences, one a line. */
  public static String of(ProfileExplanation it) {
    List<String> lines = new ArrayList<>();
    lines.add(it.name());
    lines.add("  " + size(it));
    lines.add("  " + beyond(it));
    if (!it.dangerous().isEmpty()) {
      lines.add("  Of these are dangerous:");
      it.dangerous().forEach((call, why) -> lines.add("    " + call + ", which " + why));
    }
    lines.addAll(runtimes(it));
    lines.add("  " + exploits(it));
    for (Exploit exploit : it.open()) {
      String mark =
          it.shutByDefault().contains(exploit) ? "open, shut by RuntimeDefault: " : "open: ";
      lines.add("    " + mark + exploit.id() + ", " + exploit.title());
    }
    return String.join("\n", lines) + "\n";
  }

  private static String size(ProfileExplanation it) {
    int calls = it.letThrough().size();
    int usual = it.letThroughByDefault().size();
    long percent = Math.round(100.0 * (usual - calls) / usual);
    String compared =
        calls == usual
            ? "as many as"
            : percent > 0 ? percent + " % fewer than" : -percent + " % more than";
    return "Lets through %d calls of x86_64, %s RuntimeDefault of containerd %s with its %d; %s."
        .formatted(calls, compared, it.containerd(), usual, otherwise(it.profile()));
  }

  private static String otherwise(SeccompProfile profile) {
    return switch (profile.defaultAction()) {
      case ALLOW -> "what no rule names is made";
      case LOG -> "what no rule names is made and recorded";
      case ERRNO ->
          "the others answer errno " + profile.defaultErrno().orElse(1) + " and are not made";
      case KILL, KILL_THREAD -> "the others kill the thread that makes them";
      case KILL_PROCESS -> "the others kill the process that makes them";
      case TRAP -> "the others send SIGSYS to the process that makes them";
      case TRACE -> "the others ask a tracer";
      case NOTIFY -> "the others ask a listener";
    };
  }

  private static String beyond(ProfileExplanation it) {
    Collection<String> beyond = it.beyondDefault();
    return beyond.isEmpty()
        ? "RuntimeDefault lets through all of them too."
        : "RuntimeDefault refuses of them: " + String.join(", ", beyond) + ".";
  }

  private static List<String> runtimes(ProfileExplanation it) {
    List<String> lines = new ArrayList<>();
    lines.add("  Where allowPrivilegeEscalation is false, " + starts(it.missing()) + ".");
    lines.add("  Where it is not, " + starts(it.missingEarly()) + ".");
    return lines;
  }

  private static String starts(Map<OciRuntime, List<String>> missing) {
    List<String> refused =
        missing.entrySet().stream()
            .filter(it -> !it.getValue().isEmpty())
            .map(it -> it.getKey() + " for want of " + String.join(", ", it.getValue()))
            .toList();
    String fine =
        missing.entrySet().stream()
            .filter(it -> it.getValue().isEmpty())
            .map(it -> it.getKey().toString())
            .sorted()
            .collect(Collectors.joining(", "));
    if (refused.isEmpty()) {
      return "every runtime that was measured can start a container (" + fine + ")";
    }
    return (fine.isEmpty() ? "no runtime can start a container: not " : fine + " can, but not ")
        + String.join("; ", refused);
  }

  private static String exploits(ProfileExplanation it) {
    int all = it.shut().size() + it.open().size();
    return "Shuts %d of %d listed exploits of the kernel by refusing a call that they cannot do without; RuntimeDefault shuts %d."
        .formatted(it.shut().size(), all, it.shutByDefault().size());
  }
}
