package io.github.kindproof.seccomp.filter;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.report.TextWrap;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Renders the comparison of a process's filters with a profile, for a terminal. */
public final class ComparisonText {
  private ComparisonText() {}

  /**
   * Render a comparison, with its differences and notes.
   *
   * @param everything whether to list all syscalls of large groups
   */
  public static String of(FilterComparison comparison, boolean everything) {
    List<String> lines = new ArrayList<>();
    String result = "Compared with %s: %s".formatted(comparison.profile(), result(comparison));
    lines.addAll(TextWrap.lines(result, FilterText.WIDTH));
    differences(comparison, everything).forEach(it -> lines.addAll(FilterText.indented("- " + it)));
    if (!comparison.notes().isEmpty() && !comparison.unfiltered()) {
      lines.add("From the profile to the filter:");
      comparison.notes().forEach(it -> lines.addAll(FilterText.indented("- " + it.sentence())));
    }
    return String.join("\n", lines) + "\n";
  }

  /** Return the differences in one line each, or why there is nothing to compare with. */
  public static String differencesOf(FilterComparison comparison) {
    List<String> lines = new ArrayList<>(List.of(result(comparison)));
    lines.addAll(differences(comparison, false));
    return String.join("\n  ", lines);
  }

  private static String result(FilterComparison comparison) {
    FilterToolchain builder = comparison.builder();
    if (comparison.refusal().isPresent()) {
      return "%s builds no filter from it: %s".formatted(builder, comparison.refusal().get());
    }
    if (comparison.unfiltered()) {
      return "the process has no filter, while %s builds one".formatted(builder);
    }
    String others =
        comparison.otherFilters() == 0
            ? ""
            : "; the process also has " + Count.of(comparison.otherFilters(), "other filter");
    if (comparison.contradictsReport()) {
      return "it is the filter that %s builds, but the runtime reports %s, which builds another%s"
          .formatted(
              comparison.builderText(), comparison.reported().orElseThrow().library(), others);
    }
    if (comparison.isEqual()) {
      return "it is the filter that %s builds%s".formatted(comparison.builderText(), others);
    }
    long calls = comparison.differences().stream().map(FilterDifference::call).distinct().count();
    return "it is not the filter that %s builds: the actions on %s differ%s"
        .formatted(builder, FilterText.syscalls((int) calls), others);
  }

  /** What differences have in common that can share a line. */
  private record Kind(
      Architecture architecture, FilterAnswer actual, FilterAnswer expected, String examples) {
    private static Kind of(FilterDifference it) {
      String examples =
          it.examples().stream().map(SeccompData::shownArguments).collect(Collectors.joining(", "));
      return new Kind(it.architecture(), it.actual(), it.expected(), examples);
    }

    private String with(List<String> calls, boolean everything) {
      return "%s: %s instead of %s%s, %s: %s"
          .formatted(
              architecture.profileName(),
              actual,
              expected,
              examples.isEmpty() ? "" : " for example for " + examples,
              FilterText.syscalls(calls.size()),
              everything || calls.size() <= FilterText.FEW
                  ? String.join(", ", calls)
                  : FilterText.few(calls));
    }
  }

  private static List<String> differences(FilterComparison comparison, boolean everything) {
    Map<Kind, List<String>> calls = new LinkedHashMap<>();
    comparison
        .differences()
        .forEach(
            it -> calls.computeIfAbsent(Kind.of(it), kind -> new ArrayList<>()).add(it.call()));
    return calls.entrySet().stream()
        .map(it -> it.getKey().with(it.getValue(), everything))
        .toList();
  }
}
