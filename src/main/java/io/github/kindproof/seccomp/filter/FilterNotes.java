package io.github.kindproof.seccomp.filter;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.Entry;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Finds what happens to a profile on its way to a filter. */
final class FilterNotes {
  private static final int ENOSYS = 38;

  private final SeccompProfile profile;
  private final FilterToolchain builder;
  private final OciRuntime runtime;
  private final BuiltFilter filter;
  private final List<FilterNote> notes = new ArrayList<>();

  private FilterNotes(SeccompProfile profile, FilterToolchain builder, BuiltFilter filter) {
    this.profile = profile;
    this.builder = builder;
    this.runtime = builder.runtime();
    this.filter = filter;
  }

  /** Return the notes on a profile whose filter this is. */
  static List<FilterNote> of(SeccompProfile profile, FilterToolchain builder, BuiltFilter filter) {
    FilterNotes notes = new FilterNotes(profile, builder, filter);
    notes.rules();
    notes.unknownNames();
    notes.addedRules();
    notes.newerSyscalls();
    notes.unlistedArchitectures();
    notes.notes.addAll(new AnswerNotes(builder, filter).notes());
    return List.copyOf(notes.notes);
  }

  private void rules() {
    ignoredErrno(profile.defaultAction(), profile.defaultErrno());
    SortedSet<String> leftOut = new TreeSet<>();
    for (SeccompRule rule : profile.rules()) {
      ignoredErrno(rule.action(), rule.errno());
      if (isLeftOut(rule)) {
        leftOut.addAll(rule.names());
      } else if (builder.alternatives(rule.conditions()).size() > 1) {
        notes.add(
            new FilterNote.ConditionsSplit(
                runtime,
                rule.names(),
                repeatedArgument(rule.conditions()),
                rule.conditions().size()));
      }
    }
    if (!leftOut.isEmpty()) {
      notes.add(new FilterNote.RulesLeftOut(runtime, leftOut, filter.otherwise()));
    }
  }

  private void ignoredErrno(SeccompAction action, OptionalInt errno) {
    if (errno.isPresent() && !FilterToolchain.takesErrno(action)) {
      FilterNote note = new FilterNote.ErrnoIgnored(runtime, action, errno.getAsInt());
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }
  }

  private boolean isLeftOut(SeccompRule rule) {
    int value = FilterToolchain.returnValue(rule.action(), rule.errno());
    return value == FilterToolchain.returnValue(profile.defaultAction(), profile.defaultErrno());
  }

  private static int repeatedArgument(List<ArgumentCondition> conditions) {
    Set<Integer> seen = new LinkedHashSet<>();
    return conditions.stream()
        .map(ArgumentCondition::index)
        .filter(it -> !seen.add(it))
        .findFirst()
        .orElseThrow();
  }

  private void unknownNames() {
    SortedSet<String> unknown = new TreeSet<>();
    profile.rules().stream()
        .filter(rule -> !isLeftOut(rule))
        .flatMap(rule -> rule.names().stream())
        .filter(Predicate.not(builder.library()::knows))
        .forEach(unknown::add);
    if (!unknown.isEmpty()) {
      notes.add(new FilterNote.NamesUnknown(builder.library(), unknown));
    }
  }

  private void addedRules() {
    Set<String> conditional = filter.callsWithConditionOn(0);
    for (Architecture each : new TreeSet<>(filter.architectures())) {
      SortedMap<String, SortedSet<String>> byMultiplexer = new TreeMap<>();
      for (String call : filter.ruledCalls()) {
        MultiplexedCall.of(each, call)
            .ifPresent(
                it ->
                    byMultiplexer
                        .computeIfAbsent(it.multiplexer(), name -> new TreeSet<>())
                        .add(call));
      }
      byMultiplexer.forEach(
          (multiplexer, calls) ->
              notes.add(
                  new FilterNote.RulesAdded(
                      builder.library(),
                      each,
                      multiplexer,
                      calls,
                      calls.stream().filter(conditional::contains).toList())));
    }
  }

  private void newerSyscalls() {
    if (filter.newestNamed().isEmpty() || filter.otherwise().equals(FilterAnswer.errno(ENOSYS))) {
      return;
    }
    SortedMap<Architecture, Syscall> newest = new TreeMap<>();
    filter
        .newestNamed()
        .forEach((each, number) -> newest.put(each, SyscallTable.of(each).call(number)));
    notes.add(new FilterNote.NewerSyscalls(runtime, newest));
  }

  private void unlistedArchitectures() {
    Collection<Architecture> unlisted = EnumSet.noneOf(Architecture.class);
    Entry.of(builder.machine()).stream()
        .map(Entry::architecture)
        .filter(it -> !filter.architectures().contains(it))
        .forEach(unlisted::add);
    if (!unlisted.isEmpty()) {
      notes.add(
          new FilterNote.ArchitecturesUnlisted(unlisted, FilterAnswer.OF_UNLISTED_ARCHITECTURE));
    }
  }
}
