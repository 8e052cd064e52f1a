package io.github.kindproof.seccomp.filter;

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
    List<String> texts = new ArrayList<>();
    for (Map<String, ProcessFilters> equal : byPrograms(filters)) {
      texts.add(FilterText.of(equal, kernel, everything));
      texts.addAll(comparisons(equal, comparisons, everything));
    }
    return String.join("\n", texts);
  }

  /** Group the processes with the same filters; a process without one is alone. */
  private static List<Map<String, ProcessFilters>> byPrograms(Map<String, ProcessFilters> filters) {
    Map<Object, Map<String, ProcessFilters>> groups = new LinkedHashMap<>();
    filters.forEach(
        (title, of) ->
            groups
                .computeIfAbsent(
                    of.loaded().programs().isEmpty() ? title : of.loaded().programs(),
                    key -> new LinkedHashMap<>())
                .put(title, of));
    return List.copyOf(groups.values());
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
