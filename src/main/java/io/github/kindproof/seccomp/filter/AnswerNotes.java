package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the answers that come from none of a profile's rules, or from only some of the rules that
 * match. Syscalls and architectures with the same finding share a note.
 */
final class AnswerNotes {
  private static final int EXAMPLES = 3;

  private final FilterToolchain builder;
  private final BuiltFilter filter;
  private final Map<Finding, SortedMap<String, Set<Architecture>>> found = new LinkedHashMap<>();

  AnswerNotes(FilterToolchain builder, BuiltFilter filter) {
    this.builder = builder;
    this.filter = filter;
  }

  private record Answers(boolean wrong, FilterAnswer built, Set<FilterAnswer> ruled) {}

  private record Finding(Answers answers, List<List<Long>> arguments) {}

  List<FilterNote> notes() {
    for (Entry entry : Entry.of(builder.machine())) {
      if (filter.architectures().contains(entry.architecture())
          && !filter.unread().contains(entry.architecture())) {
        entry.syscalls().stream()
            .filter(it -> filter.ruledCalls().contains(it.name()))
            .forEach(it -> look(entry, it));
      }
    }
    List<FilterNote> notes = new ArrayList<>();
    if (!filter.unread().isEmpty()) {
      notes.add(new FilterNote.RulesNeverMatch(builder.library(), filter.unread()));
    }
    found.forEach(
        (finding, calls) ->
            byArchitectures(calls).forEach((on, names) -> notes.add(note(finding, on, names))));
    return notes;
  }

  private void look(Entry entry, Syscall call) {
    Map<Answers, List<SeccompData>> byAnswers = new LinkedHashMap<>();
    for (SeccompData each : filter.boundaryCalls(entry.auditCode(), call.number())) {
      boolean wrong = filter.isWrong(each);
      Set<FilterAnswer> ruled = filter.answersOfRules(each);
      if (wrong || ruled.size() > 1 && ruled.contains(filter.answer(each))) {
        List<SeccompData> examples =
            byAnswers.computeIfAbsent(
                new Answers(wrong, filter.answer(each), ruled), it -> new ArrayList<>());
        if (examples.size() < EXAMPLES) {
          examples.add(each);
        }
      }
    }
    byAnswers.forEach(
        (answers, examples) ->
            found
                .computeIfAbsent(
                    new Finding(answers, examples.stream().map(SeccompData::arguments).toList()),
                    it -> new TreeMap<>())
                .computeIfAbsent(call.name(), it -> EnumSet.noneOf(Architecture.class))
                .add(entry.architecture()));
  }

  private static Map<Set<Architecture>, SortedSet<String>> byArchitectures(
      SortedMap<String, Set<Architecture>> calls) {
    Map<Set<Architecture>, SortedSet<String>> byArchitectures = new LinkedHashMap<>();
    calls.forEach(
        (call, on) -> byArchitectures.computeIfAbsent(on, it -> new TreeSet<>()).add(call));
    return byArchitectures;
  }

  private FilterNote note(Finding finding, Set<Architecture> on, SortedSet<String> calls) {
    List<SeccompData> examples =
        finding.arguments().stream().map(it -> new SeccompData(0, 0, it)).toList();
    Answers answers = finding.answers();
    return answers.wrong()
        ? new FilterNote.WrongAnswers(
            builder.library(), on, calls, examples, answers.built(), answers.ruled())
        : new FilterNote.RulesContradict(on, calls, examples, answers.built(), answers.ruled());
  }
}
