package io.github.kindproof.seccomp.explain;

import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SyscallArguments;
import io.github.kindproof.seccomp.knowledge.WorkloadFindings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The explanation of a syscall as text, one fact per line. */
public final class CallText {
  private static final int ARGUMENTS = 6;

  private CallText() {}

  public static String of(CallExplanation call) {
    List<String> lines = new ArrayList<>();
    lines.add(call.call());
    call.note()
        .ifPresent(
            note ->
                lines.add(
                    "  It "
                        + note.does()
                        + (note.since() == null ? "." : ", since Linux " + note.since() + ".")));
    lines.add(fact("number", numbers(call)));
    lines.add(fact("arguments", arguments(call.call())));
    lines.add(fact("RuntimeDefault", defaults(call)));
    if (!call.neededAlways().isEmpty()) {
      lines.add(fact("needed by", listed(call.neededAlways()) + ", before the workload starts"));
    }
    if (!call.neededEarly().isEmpty()) {
      lines.add(
          fact(
              "needed by",
              listed(call.neededEarly()) + ", unless allowPrivilegeEscalation is false"));
    }
    call.danger().ifPresent(why -> lines.add(fact("danger", "it " + why)));
    if (!call.sameEffect().isEmpty()) {
      lines.add(fact("same effect", String.join(", ", call.sameEffect())));
    }
    call.without().forEach((workload, seen) -> lines.add(fact("in " + workload, needed(seen))));
    for (Exploit exploit : call.exploits()) {
      lines.add(
          fact("exploit", exploit.id() + ", " + exploit.title() + " (" + exploit.source() + ")"));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String needed(WorkloadFindings.Seen seen) {
    return seen.seen().isEmpty()
        ? seen.use().words()
        : seen.use().words() + "; without it: " + seen.seen();
  }

  private static String fact(String name, String value) {
    return "  %-15s %s".formatted(name, value);
  }

  private static String listed(List<?> runtimes) {
    return runtimes.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
  }

  private static String numbers(CallExplanation call) {
    return call.numbers().isEmpty()
        ? "on none of x86_64, aarch64, x86 and arm"
        : call.numbers().entrySet().stream()
            .map(it -> it.getValue() + " on " + it.getKey().name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  private static String arguments(String call) {
    SyscallArguments table = SyscallArguments.ofLinux();
    List<String> kinds = new ArrayList<>();
    for (int index = 0; index < ARGUMENTS; index++) {
      switch (table.kind(call, index)) {
        case NUMBER -> kinds.add(index + " number");
        case NARROW_NUMBER -> kinds.add(index + " 32-bit number");
        case POINTER -> kinds.add(index + " pointer");
        case NONE -> {
          return kinds.isEmpty() ? "none" : String.join(", ", kinds) + pointers(kinds);
        }
        case UNKNOWN -> {
          return "unknown";
        }
      }
    }
    return String.join(", ", kinds) + pointers(kinds);
  }

  private static String pointers(List<String> kinds) {
    return kinds.stream().anyMatch(it -> it.endsWith("pointer"))
        ? "; a filter sees only the address in a pointer"
        : "";
  }

  private static String defaults(CallExplanation call) {
    Map<CallVerdict, List<String>> byVerdict = new LinkedHashMap<>();
    call.defaults()
        .forEach(
            (version, verdict) ->
                byVerdict.computeIfAbsent(verdict, it -> new ArrayList<>()).add(version));
    return Arrays.stream(CallVerdict.values())
        .filter(byVerdict::containsKey)
        .map(it -> words(it) + " by containerd " + String.join(", ", byVerdict.get(it)))
        .collect(Collectors.joining("; "));
  }

  private static String words(CallVerdict verdict) {
    return switch (verdict) {
      case ALLOWED -> "allowed";
      case CONDITIONAL -> "allowed with some arguments";
      case DELEGATED -> "handed to an agent";
      case DENIED -> "denied";
    };
  }
}
