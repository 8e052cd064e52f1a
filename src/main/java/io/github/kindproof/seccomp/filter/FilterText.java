package io.github.kindproof.seccomp.filter;

import io.github.kindproof.internal.report.TextWrap;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.EntryAnswers;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders what the filters of a process answer, for a terminal. */
final class FilterText {
  static final int WIDTH = 100;
  private static final int COLUMN = 4;

  /** Larger groups of syscalls are not listed, unless everything is wanted. */
  static final int FEW = 100;

  private static final int NAMED = 8;

  private FilterText() {}

  /**
   * Render filters that all these processes have, by a title of each, for example {@code pod nginx,
   * container nginx}.
   *
   * @param entries what they answer, the same for all; none if they have no filter
   * @param everything whether to list also the syscalls of large groups
   */
  static String of(
      Map<String, ProcessFilters> processes,
      List<EntryAnswers> entries,
      Kernel kernel,
      boolean everything) {
    List<String> lines = new ArrayList<>();
    processes.forEach(
        (title, of) ->
            lines.add(
                "%s (%s): %s"
                    .formatted(
                        title,
                        of.loaded().process(),
                        lines.isEmpty() ? state(of.loaded()) : "the same")));
    for (EntryAnswers entry : entries) {
      lines.add("");
      lines.add(entry.architecture().profileName() + entrance(entry.architecture()));
      lines.addAll(answers(entry, everything));
      lines.addAll(neverFiltered(entry.architecture(), kernel));
    }
    ProcessFilters first = processes.values().iterator().next();
    if (entries.isEmpty() && !first.reason().isEmpty()) {
      lines.addAll(indented("Reason: " + first.reason() + "."));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<String> neverFiltered(Architecture entry, Kernel kernel) {
    List<String> calls = kernel.neverFiltered(entry);
    return calls.isEmpty()
        ? List.of()
        : indented(
            "never filtered by this kernel (Linux %s), whatever the filter says: %s"
                .formatted(kernel.release(), String.join(", ", calls)));
  }

  static String state(LoadedFilters filters) {
    if (filters.programs().isEmpty()) {
      return filters.mode().word() + ", no filter";
    }
    String lengths =
        filters.programs().stream()
            .map(program -> String.valueOf(program.length()))
            .collect(Collectors.joining(" + "));
    int number = filters.programs().size();
    return "%s, %d %s with %s instructions%s"
        .formatted(
            filters.mode().word(),
            number,
            number == 1 ? "filter" : "filters",
            lengths,
            number == 1 ? "" : "; the strictest answer counts");
  }

  private static String entrance(Architecture architecture) {
    return switch (architecture) {
      case X86 -> " (32-bit programs, int 0x80)";
      case X32 -> " (numbers with bit 30)";
      default -> "";
    };
  }

  private static List<String> answers(EntryAnswers entry, boolean everything) {
    List<String> lines = new ArrayList<>();
    entry
        .always()
        .forEach(
            (answer, calls) -> {
              boolean listed = everything || calls.size() <= FEW;
              String names = listed ? ": " + String.join(", ", calls) : "";
              lines.addAll(indented(answer + ", " + syscalls(calls.size()) + names));
            });
    entry
        .byArguments()
        .forEach((call, answers) -> lines.addAll(indented(call + ": " + byArguments(answers))));
    lines.addAll(indented("numbers of no known syscall: " + entry.unknown()));
    return lines;
  }

  /** Renders the first few names and the count of the rest. */
  static String few(Collection<String> names) {
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }

  static String syscalls(int number) {
    return number == 1 ? "1 syscall" : number + " syscalls";
  }

  private static String byArguments(CallAnswers answers) {
    return answers.examples().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(FilterAnswer.STRICTEST_FIRST))
        .map(it -> it.getKey() + " for example for " + examples(it.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String examples(List<SeccompData> calls) {
    return calls.stream()
        .map(SeccompData::shownArguments)
        .sorted(Comparator.comparingInt(String::length))
        .collect(Collectors.joining(", "));
  }

  static List<String> indented(String text) {
    List<String> lines = TextWrap.lines(text, WIDTH - COLUMN);
    List<String> indented = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      indented.add(" ".repeat(at == 0 ? COLUMN / 2 : COLUMN) + lines.get(at));
    }
    return indented;
  }
}
