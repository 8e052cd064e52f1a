package io.github.kindproof.seccomp.filter;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.Syscall;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Something that happens to a profile on its way to a filter, which the profile does not show. */
public sealed interface FilterNote {
  /** Return it in one or two plain sentences. */
  String sentence();

  /** Return the kind of note in one word. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** Rules for these syscalls whose answer is that of the default. */
  record RulesLeftOut(OciRuntime runtime, Collection<String> calls, FilterAnswer answer)
      implements FilterNote {
    @Override
    public String sentence() {
      return "%s leaves out rules with the action of the default (%s): %s."
          .formatted(runtime, answer, FilterText.few(calls));
    }
  }

  /**
   * A rule with several conditions on one argument.
   *
   * @param argument counted from 0
   * @param conditions how many conditions the rule has in all
   */
  record ConditionsSplit(OciRuntime runtime, Collection<String> calls, int argument, int conditions)
      implements FilterNote {
    @Override
    public String sentence() {
      return ("A rule for %s has several conditions on argument %d, so %s makes a rule of each of "
              + "its %d conditions: one that holds is enough.")
          .formatted(FilterText.few(calls), argument, runtime, conditions);
    }
  }

  /** Names without a number on any architecture. */
  record NamesUnknown(Libseccomp library, Collection<String> calls) implements FilterNote {
    @Override
    public String sentence() {
      return "%s does not know %s: rules for %s have no effect."
          .formatted(library, FilterText.few(calls), calls.size() == 1 ? "it" : "them");
    }
  }

  /**
   * Rules for a syscall through which others are called.
   *
   * @param conditional the calls that lose their conditions on the first argument
   */
  record RulesAdded(
      Libseccomp library,
      Architecture architecture,
      String multiplexer,
      Collection<String> calls,
      Collection<String> conditional)
      implements FilterNote {
    @Override
    public String sentence() {
      return "On %s, %s adds rules for %s, through which programs also call %s.%s"
          .formatted(
              architecture.profileName(),
              library,
              multiplexer,
              FilterText.few(calls),
              conditional.isEmpty()
                  ? ""
                  : " Conditions on the first argument do not apply there: "
                      + FilterText.few(conditional)
                      + ".");
    }
  }

  /** The newest syscall that the profile names, by architecture: newer ones get ENOSYS. */
  record NewerSyscalls(OciRuntime runtime, SortedMap<Architecture, Syscall> newest)
      implements FilterNote {
    @Override
    public String sentence() {
      return "%s returns ENOSYS for syscalls with a number above the newest that the profile names: %s."
          .formatted(
              runtime,
              newest.entrySet().stream()
                  .map(
                      it ->
                          "%s (%d) on %s"
                              .formatted(
                                  it.getValue().name(),
                                  it.getValue().number(),
                                  it.getKey().profileName()))
                  .collect(Collectors.joining(", ")));
    }
  }

  /** An errno of an action that has none. */
  record ErrnoIgnored(OciRuntime runtime, SeccompAction action, int errno) implements FilterNote {
    @Override
    public String sentence() {
      return "%s ignores the errno %d of an action %s."
          .formatted(runtime, errno, action.profileName());
    }
  }

  /** Ways into the kernel for which the profile lists no architecture. */
  record ArchitecturesUnlisted(Collection<Architecture> architectures, FilterAnswer answer)
      implements FilterNote {
    @Override
    public String sentence() {
      return "The profile does not list %s: every syscall gets %s there."
          .formatted(names(architectures), answer);
    }
  }

  /** Architectures for which the program does not load the number of the syscall. */
  record RulesNeverMatch(Libseccomp library, Collection<Architecture> architectures)
      implements FilterNote {
    @Override
    public String sentence() {
      return ("%s builds the filter wrong: on %s, it does not load the number of the syscall, so no "
              + "rule ever matches there.")
          .formatted(library, names(architectures));
    }
  }

  /** Syscalls that several rules match, with different answers. */
  record RulesContradict(
      Collection<Architecture> architectures,
      Collection<String> calls,
      List<SeccompData> examples,
      FilterAnswer built,
      Collection<FilterAnswer> ruled)
      implements FilterNote {
    @Override
    public String sentence() {
      return "Rules with different actions (%s) match %s on %s, for example with %s. The filter has the action %s."
          .formatted(
              joined(ruled), FilterText.few(calls), names(architectures), shown(examples), built);
    }
  }

  /** Syscalls that get an answer which no matching rule gives. */
  record WrongAnswers(
      Libseccomp library,
      Collection<Architecture> architectures,
      Collection<String> calls,
      List<SeccompData> examples,
      FilterAnswer built,
      Collection<FilterAnswer> ruled)
      implements FilterNote {
    @Override
    public String sentence() {
      return "%s builds the filter wrong: on %s, %s gets %s, for example with %s. By the profile's rules, it should get %s."
          .formatted(
              library,
              names(architectures),
              FilterText.few(calls),
              built,
              shown(examples),
              joined(ruled));
    }
  }

  private static String names(Collection<Architecture> architectures) {
    return architectures.stream().map(Architecture::profileName).collect(Collectors.joining(", "));
  }

  private static String shown(List<SeccompData> examples) {
    return examples.stream().map(SeccompData::shownArguments).collect(Collectors.joining(", "));
  }

  private static String joined(Collection<FilterAnswer> answers) {
    return answers.stream().map(FilterAnswer::toString).collect(Collectors.joining(" or "));
  }
}
