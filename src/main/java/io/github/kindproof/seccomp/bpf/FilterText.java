package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.internal.report.TextWrap;
import io.github.kindproof.seccomp.Architecture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders what the filters of a process answer, for a terminal. */
public final class FilterText {
  private static final int WIDTH = 100;
  private static final int COLUMN = 4;

  /** Groups with more syscalls are only counted, unless everything is wanted. */
  private static final int FEW = 100;

  private FilterText() {}

  /**
   * Render the filters of a process.
   *
   * @param title the process, for example {@code pod nginx, container nginx}
   * @param kernel the architecture of its machine
   * @param everything whether to list also the syscalls of large groups
   */
  public static String of(
      String title, LoadedFilters filters, Architecture kernel, boolean everything) {
    List<String> lines = new ArrayList<>();
    lines.add(title + " (" + filters.process() + "): " + state(filters));
    if (!filters.programs().isEmpty()) {
      for (EntryAnswers entry : EntryAnswers.of(filters, kernel)) {
        lines.add("");
        lines.add(entry.architecture().profileName() + entrance(entry.architecture()));
        lines.addAll(answers(entry, everything));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String state(LoadedFilters filters) {
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

  private static String syscalls(int number) {
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
        .map(FilterText::arguments)
        .sorted(Comparator.comparingInt(String::length))
        .collect(Collectors.joining(", "));
  }

  /** Renders the arguments up to the last that is not 0, for example {@code (0x10, 0, 0x1)}. */
  static String arguments(SeccompData call) {
    int last = call.arguments().size() - 1;
    while (last > 0 && call.arguments().get(last) == 0) {
      last--;
    }
    return call.arguments().subList(0, last + 1).stream()
        .map(it -> it == 0 ? "0" : "0x" + Long.toHexString(it))
        .collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<String> indented(String text) {
    List<String> lines = TextWrap.lines(text, WIDTH - COLUMN);
    List<String> indented = new ArrayList<>();
    for (int at = 0; at < lines.size(); at++) {
      indented.add(" ".repeat(at == 0 ? COLUMN / 2 : COLUMN) + lines.get(at));
    }
    return indented;
  }
}
