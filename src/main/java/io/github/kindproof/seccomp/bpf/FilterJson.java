package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.Architecture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders what the filters of processes answer as JSON. */
public final class FilterJson {
  private record Document(String schema, List<Process> processes) {}

  private record Process(
      String of, String name, String mode, List<Integer> instructions, List<Entry> entries) {}

  private record Entry(
      String architecture,
      Map<String, List<String>> always,
      Map<String, Map<String, List<String>>> byArguments,
      String unknown) {}

  private FilterJson() {}

  /**
   * Render the filters of processes, by a title of each.
   *
   * @param kernel the architecture of their machine
   */
  public static String of(Map<String, LoadedFilters> processes, Architecture kernel) {
    return JsonText.indented(
        new Document(
            "kindproof-filter/1",
            processes.entrySet().stream()
                .map(it -> process(it.getKey(), it.getValue(), kernel))
                .toList()));
  }

  private static Process process(String title, LoadedFilters filters, Architecture kernel) {
    List<Entry> entries =
        filters.programs().isEmpty()
            ? List.of()
            : EntryAnswers.of(filters, kernel).stream().map(FilterJson::entry).toList();
    return new Process(
        title,
        filters.process(),
        filters.mode().word(),
        filters.programs().stream().map(BpfProgram::length).toList(),
        entries);
  }

  private static Entry entry(EntryAnswers answers) {
    Map<String, List<String>> always = new LinkedHashMap<>();
    answers.always().forEach((answer, calls) -> always.put(answer.toString(), calls));
    Map<String, Map<String, List<String>>> byArguments = new LinkedHashMap<>();
    answers.byArguments().forEach((call, of) -> byArguments.put(call, examples(of)));
    return new Entry(
        answers.architecture().profileName(), always, byArguments, answers.unknown().toString());
  }

  private static Map<String, List<String>> examples(CallAnswers answers) {
    Map<String, List<String>> examples = new LinkedHashMap<>();
    answers.examples().entrySet().stream()
        .sorted(Map.Entry.comparingByKey(FilterAnswer.STRICTEST_FIRST))
        .forEach(
            it ->
                examples.put(
                    it.getKey().toString(),
                    it.getValue().stream().map(FilterText::arguments).toList()));
    return examples;
  }
}
