package io.github.kindproof.seccomp.filter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A row for each answer to each case, with the runtimes that gave it. Pure. */
final class ConformanceTable {
  private final List<OracleRuntime> all;
  private final List<String> lines = new ArrayList<>();

  /**
   * @param all the runtimes that were asked, the oldest first
   */
  ConformanceTable(List<OracleRuntime> all) {
    this.all = List.copyOf(all);
    lines.add("| profile | specification | asked | answer | by |");
    lines.add("|---|---|---|---|---|");
  }

  /** Add what each runtime answered. */
  void add(ConformanceCase asked, Map<OracleRuntime, String> answers) {
    Map<String, Set<OracleRuntime>> byAnswer = new LinkedHashMap<>();
    all.forEach(
        it -> byAnswer.computeIfAbsent(answers.get(it), key -> new LinkedHashSet<>()).add(it));
    String about = "%s | %s | `%s`".formatted(asked.profile(), asked.says(), asked.asked());
    for (Map.Entry<String, Set<OracleRuntime>> answer : byAnswer.entrySet()) {
      lines.add("| %s | %s | %s |".formatted(about, answer.getKey(), describe(answer.getValue())));
      about = " | | ";
    }
  }

  String text() {
    return String.join("\n", lines);
  }

  /** Name these runtimes briefly, such as {@code runc 1.1.14 to 1.3.7, crun}. */
  private String describe(Set<OracleRuntime> some) {
    if (some.size() == all.size()) {
      return "all";
    }
    return some.stream()
        .map(ConformanceTable::kind)
        .distinct()
        .map(kind -> describe(kind, some))
        .collect(Collectors.joining("; "));
  }

  private String describe(String kind, Set<OracleRuntime> some) {
    Map<String, List<String>> libraries = libraries(kind, all);
    Map<String, List<String>> partly = libraries(kind, some);
    if (partly.equals(libraries)) {
      return kind;
    }
    List<String> versions = List.copyOf(libraries.keySet());
    List<String> named = new ArrayList<>();
    int at = 0;
    while (at < versions.size()) {
      List<String> has = partly.get(versions.get(at));
      int end = at + 1;
      while (end < versions.size() && Objects.equals(partly.get(versions.get(end)), has)) {
        end++;
      }
      if (has != null) {
        String which = end - at == versions.size() ? "" : " " + range(versions.subList(at, end));
        boolean isWhole = has.equals(libraries.get(versions.get(at)));
        named.add(which + (isWhole ? "" : " with libseccomp " + String.join(", ", has)));
      }
      at = end;
    }
    return kind + String.join(",", named);
  }

  private static String range(List<String> versions) {
    return versions.size() < 3
        ? String.join(", ", versions)
        : versions.get(0) + " to " + versions.get(versions.size() - 1);
  }

  /** Return the releases of libseccomp of each version. */
  private static Map<String, List<String>> libraries(
      String kind, Collection<OracleRuntime> runtimes) {
    return runtimes.stream()
        .filter(it -> kind(it).equals(kind))
        .collect(
            Collectors.groupingBy(
                it -> it.runtime().substring(kind.length() + 1),
                LinkedHashMap::new,
                Collectors.mapping(OracleRuntime::libseccomp, Collectors.toList())));
  }

  private static String kind(OracleRuntime runtime) {
    return runtime.runtime().substring(0, runtime.runtime().indexOf('-'));
  }
}
