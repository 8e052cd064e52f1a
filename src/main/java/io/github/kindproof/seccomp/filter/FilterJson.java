package io.github.kindproof.seccomp.filter;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.bpf.BpfProgram;
import io.github.kindproof.seccomp.bpf.CallAnswers;
import io.github.kindproof.seccomp.bpf.EntryAnswers;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders what the filters of processes answer as JSON. */
public final class FilterJson {
  private record Document(String schema, List<Process> processes) {}

  private record Process(
      String of,
      String name,
      String mode,
      List<Integer> instructions,
      List<Entry> entries,
      @Nullable ComparedWith comparedWith,
      List<Difference> differences,
      List<Note> notes) {}

  private record ComparedWith(
      String profile,
      String builtBy,
      @Nullable String reported,
      @Nullable String refused,
      boolean equal,
      int otherFilters) {}

  private record Difference(
      String architecture, String syscall, String profile, String kernel, List<String> examples) {}

  private record Note(String kind, String text) {}

  private record Entry(
      String architecture,
      Map<String, List<String>> always,
      Map<String, Map<String, List<String>>> byArguments,
      String unknown,
      List<String> neverFiltered) {}

  private FilterJson() {}

  /**
   * Render the filters of processes, by a title of each.
   *
   * @param comparisons by the same titles, if the process's filters were compared
   */
  public static String of(
      Map<String, LoadedFilters> processes,
      Map<String, FilterComparison> comparisons,
      Kernel kernel) {
    return JsonText.indented(
        new Document(
            "kindproof-filter/1",
            processes.entrySet().stream()
                .map(
                    it ->
                        process(
                            it.getKey(),
                            it.getValue(),
                            Optional.ofNullable(comparisons.get(it.getKey())),
                            kernel))
                .toList()));
  }

  private static Process process(
      String title, LoadedFilters filters, Optional<FilterComparison> comparison, Kernel kernel) {
    List<Entry> entries =
        filters.programs().isEmpty()
            ? List.of()
            : EntryAnswers.of(filters, kernel.architecture()).stream()
                .map(it -> entry(it, kernel))
                .toList();
    return new Process(
        title,
        filters.process(),
        filters.mode().word(),
        filters.programs().stream().map(BpfProgram::length).toList(),
        entries,
        comparison.map(FilterJson::comparedWith).orElse(null),
        comparison.map(FilterComparison::differences).orElse(List.of()).stream()
            .map(FilterJson::difference)
            .toList(),
        comparison.map(FilterComparison::notes).orElse(List.of()).stream()
            .map(it -> new Note(it.kind(), it.sentence()))
            .toList());
  }

  private static ComparedWith comparedWith(FilterComparison comparison) {
    return new ComparedWith(
        comparison.profile(),
        comparison.builderText(),
        comparison.reported().map(FilterToolchain::toString).orElse(null),
        comparison.refusal().orElse(null),
        comparison.isEqual(),
        comparison.otherFilters());
  }

  private static Difference difference(FilterDifference it) {
    return new Difference(
        it.architecture().profileName(),
        it.call(),
        it.expected().toString(),
        it.actual().toString(),
        it.examples().stream().map(SeccompData::shownArguments).toList());
  }

  private static Entry entry(EntryAnswers answers, Kernel kernel) {
    Map<String, List<String>> always = new LinkedHashMap<>();
    answers.always().forEach((answer, calls) -> always.put(answer.toString(), calls));
    Map<String, Map<String, List<String>>> byArguments = new LinkedHashMap<>();
    answers.byArguments().forEach((call, of) -> byArguments.put(call, examples(of)));
    return new Entry(
        answers.architecture().profileName(),
        always,
        byArguments,
        answers.unknown().toString(),
        kernel.neverFiltered(answers.architecture()));
  }

  private static Map<String, List<String>> examples(CallAnswers answers) {
    Map<String, List<String>> examples = new LinkedHashMap<>();
    answers.examples().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(FilterAnswer.STRICTEST_FIRST))
        .forEach(
            it ->
                examples.put(
                    it.getKey().toString(),
                    it.getValue().stream().map(SeccompData::shownArguments).toList()));
    return examples;
  }
}
