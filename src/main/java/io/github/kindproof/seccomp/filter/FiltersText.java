package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.bpf.EntryAnswers;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Renders the filters of several processes, for a terminal: equal filters once. */
public final class FiltersText {
  private FiltersText() {}

  /**
   * Render the filters of processes, by a title of each.
   *
   * @param comparisons by the same titles, if the process's filters were compared
   * @param everything whether to list also the syscalls of large groups
   */
  public static String of(
      Map<String, ProcessFilters> filters,
      Map<String, FilterComparison> comparisons,
      Kernel kernel,
      boolean everything) {
    Map<Alike, Map<String, ProcessFilters>> groups = new LinkedHashMap<>();
    filters.forEach(
        (title, of) ->
            groups
                .computeIfAbsent(Alike.of(title, of.loaded(), kernel), it -> new LinkedHashMap<>())
                .put(title, of));
    List<String> texts = new ArrayList<>();
    groups.forEach(
        (alike, group) -> {
          texts.add(FilterText.of(group, alike.entries(), kernel, everything));
          texts.addAll(comparisons(group, comparisons, everything));
        });
    return String.join("\n", texts);
  }

  /**
   * What processes have in common that are printed together. The same profile may become another
   * program with each start, as runc orders a part of it at random.
   *
   * @param title the only process; empty for any with a filter
   */
  private record Alike(String title, String state, List<EntryAnswers> entries) {
    static Alike of(String title, LoadedFilters loaded, Kernel kernel) {
      boolean filtered = !loaded.programs().isEmpty();
      return new Alike(
          filtered ? "" : title,
          FilterText.state(loaded),
          filtered ? EntryAnswers.of(loaded, kernel.architecture()) : List.of());
    }
  }

  /** Render each comparison once, with its processes if others have another one. */
  private static List<String> comparisons(
      Map<String, ProcessFilters> equal,
      Map<String, FilterComparison> comparisons,
      boolean everything) {
    Map<String, List<String>> titles = new LinkedHashMap<>();
    for (String title : equal.keySet()) {
      Optional.ofNullable(comparisons.get(title))
          .map(it -> ComparisonText.of(it, everything))
          .ifPresent(text -> titles.computeIfAbsent(text, it -> new ArrayList<>()).add(title));
    }
    return titles.entrySet().stream()
        .map(
            it ->
                titles.size() == 1
                    ? it.getKey()
                    : String.join("\n", it.getValue()) + ":\n" + it.getKey())
        .toList();
  }
}
