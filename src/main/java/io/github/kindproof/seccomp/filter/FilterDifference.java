package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.bpf.SyscallFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A syscall to which a filter answers otherwise than another one.
 *
 * @param architecture the way into the kernel
 * @param call its name
 * @param expected the answer of the other filter
 * @param actual the answer of the filter
 * @param examples some arguments with these answers; empty if the arguments do not matter
 */
public record FilterDifference(
    Architecture architecture,
    String call,
    FilterAnswer expected,
    FilterAnswer actual,
    List<SeccompData> examples) {
  private static final String UNKNOWN = "a number of no known syscall";
  private static final int EXAMPLES = 3;

  /** Copy the list. */
  public FilterDifference {
    examples = List.copyOf(examples);
  }

  private record Answers(FilterAnswer expected, FilterAnswer actual) {
    boolean differ() {
      return !expected.equals(actual);
    }
  }

  /**
   * Return how a filter differs from another one, in every way into the kernel, at the values of
   * the arguments at which the answer of either can change.
   *
   * @param machine the architecture of the kernel
   */
  static List<FilterDifference> between(
      SyscallFilter expected, SyscallFilter actual, Architecture machine) {
    return Entry.of(machine).stream()
        .flatMap(
            entry ->
                Stream.concat(
                        entry.syscalls().stream(),
                        Stream.of(new Syscall(UNKNOWN, entry.unknownNumber())))
                    .flatMap(call -> between(expected, actual, entry, call)))
        .toList();
  }

  private static Stream<FilterDifference> between(
      SyscallFilter expected, SyscallFilter actual, Entry entry, Syscall call) {
    Map<Answers, List<SeccompData>> byAnswers = new LinkedHashMap<>();
    for (SeccompData each : expected.boundaryCalls(actual, entry.auditCode(), call.number())) {
      Answers answers = new Answers(expected.answer(each), actual.answer(each));
      List<SeccompData> examples = byAnswers.computeIfAbsent(answers, it -> new ArrayList<>());
      if (examples.size() < EXAMPLES) {
        examples.add(each);
      }
    }
    boolean always = byAnswers.size() == 1;
    return byAnswers.entrySet().stream()
        .filter(it -> it.getKey().differ())
        .map(
            it ->
                new FilterDifference(
                    entry.architecture(),
                    call.name(),
                    it.getKey().expected(),
                    it.getKey().actual(),
                    always ? List.of() : it.getValue()));
  }
}
