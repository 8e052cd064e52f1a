package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.Syscall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The answers of a process's filters to all syscalls of one entry.
 *
 * @param architecture the entry
 * @param always the syscalls with the same answer whatever their arguments are, in alphabetical
 *     order, by answer, the strictest first
 * @param byArguments the answers to the other syscalls, by name
 * @param unknown the answer to a number that no table has
 */
public record EntryAnswers(
    Architecture architecture,
    SortedMap<FilterAnswer, List<String>> always,
    SortedMap<String, CallAnswers> byArguments,
    FilterAnswer unknown) {

  /** Make the maps unmodifiable. */
  public EntryAnswers {
    always = Collections.unmodifiableSortedMap(always);
    byArguments = Collections.unmodifiableSortedMap(byArguments);
  }

  static EntryAnswers of(SyscallFilter filters, Entry entry) {
    SortedMap<FilterAnswer, List<String>> always = new TreeMap<>(FilterAnswer.STRICTEST_FIRST);
    SortedMap<String, CallAnswers> byArguments = new TreeMap<>();
    for (Syscall call : entry.syscalls()) {
      CallAnswers answers = filters.answers(entry.auditCode(), call.number());
      answers
          .always()
          .ifPresentOrElse(
              answer -> always.computeIfAbsent(answer, it -> new ArrayList<>()).add(call.name()),
              () -> byArguments.put(call.name(), answers));
    }
    FilterAnswer unknown = filters.answer(SeccompData.of(entry.auditCode(), entry.unknownNumber()));
    return new EntryAnswers(entry.architecture(), always, byArguments, unknown);
  }

  /** Return the answers at every entry of a kernel of this architecture. */
  public static List<EntryAnswers> of(SyscallFilter filters, Architecture kernel) {
    return Entry.of(kernel).stream().map(entry -> of(filters, entry)).toList();
  }
}
