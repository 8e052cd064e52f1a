package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.BoundaryValues;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.bpf.SyscallFilter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The filter that a runtime builds from a profile, as its answers. */
public final class BuiltFilter implements SyscallFilter {
  /** The bit by which a number of x32 differs; x86_64 and x32 share their audit code. */
  private static final int X32_BIT = 0x40000000;

  private static final int ENOSYS = 38;
  private static final FilterAnswer NO_SUCH_CALL = FilterAnswer.errno(ENOSYS);

  /** The number with which a tracer skips a syscall: libseccomp does not count it as x32. */
  private static final int SKIPPED = -1;

  private final Map<Architecture, ArchitectureRules> rules;
  private final Map<Architecture, Map<Integer, Step>> steps;
  private final RuleReading reading;
  private final Map<Architecture, Integer> newestNamed;

  /**
   * @param rules the rules of each listed architecture
   * @param reading what the rules say
   * @param steps the program's first step for each syscall that has one
   * @param newestNamed the number above which the answer is ENOSYS, by architecture
   */
  BuiltFilter(
      Map<Architecture, ArchitectureRules> rules,
      RuleReading reading,
      Map<Architecture, Map<Integer, Step>> steps,
      Map<Architecture, Integer> newestNamed) {
    this.rules = Map.copyOf(rules);
    this.steps = Map.copyOf(steps);
    this.reading = reading;
    this.newestNamed = Map.copyOf(newestNamed);
  }

  @Override
  public FilterAnswer answer(SeccompData call) {
    Optional<Architecture> architecture = architecture(call.architecture(), call.number());
    if (architecture.map(it -> isNewerThanNamed(it, call.number())).orElse(false)) {
      return NO_SUCH_CALL;
    }
    if (architecture.isEmpty() || !rules.containsKey(architecture.get())) {
      return call.number() == SKIPPED && call.architecture() == Architecture.X86_64.auditCode()
          ? reading.otherwise()
          : FilterAnswer.OF_UNLISTED_ARCHITECTURE;
    }
    Step first = steps.getOrDefault(architecture.get(), Map.of()).get(call.number());
    return first == null
        ? reading.otherwise()
        : FilterAnswer.ofReturnValue(Step.run(first, call.arguments()));
  }

  @Override
  public BoundaryValues boundaryValues(long architecture, int number) {
    BoundaryValues values = new BoundaryValues();
    architecture(architecture, number)
        .flatMap(it -> rules(it, number))
        .map(CallRules::comparisons)
        .ifPresent(
            level ->
                level.each(
                    it ->
                        values.around(
                            it.half().argument(), it.half().upper(), it.value(), it.mask())));
    return values;
  }

  /**
   * Return the newest syscall of an architecture that the profile names; empty if newer ones get no
   * answer of their own.
   */
  public Optional<String> newestNamed(Architecture architecture) {
    return Optional.ofNullable(newestNamed.get(architecture))
        .map(number -> SyscallTable.of(architecture).call(number).name());
  }

  /**
   * Return whether the answer to a call is none that a matching rule, and if none matches the
   * default, gives: libseccomp has then built the filter wrong.
   */
  public boolean isWrong(SeccompData call) {
    Set<FilterAnswer> right = answersOfRules(call);
    return !right.isEmpty() && !right.contains(answer(call));
  }

  /**
   * Return the answers that each matching rule, and if none matches the default, gives to a call;
   * empty where no rule counts.
   */
  public Set<FilterAnswer> answersOfRules(SeccompData call) {
    Optional<Architecture> architecture = architecture(call.architecture(), call.number());
    if (architecture.isEmpty()
        || !rules.containsKey(architecture.get())
        || !SyscallTable.covers(architecture.get())
        || isNewerThanNamed(architecture.get(), call.number())) {
      return Set.of();
    }
    String name = SyscallTable.of(architecture.get()).call(call.number()).name();
    return MultiplexedCall.isMultiplexer(name) || !rules.get(architecture.get()).hasNumber(name)
        ? Set.of()
        : reading.answers(architecture.get(), name, call);
  }

  /**
   * Return whether the rule with these conditions, and no other one, matches a call of an
   * architecture that the filter covers.
   */
  public boolean isMatchedOnlyBy(Set<ArgumentCondition> conditions, SeccompData call) {
    return architecture(call.architecture(), call.number())
        .filter(rules::containsKey)
        .filter(SyscallTable::covers)
        .map(it -> reading.matching(it, SyscallTable.of(it).call(call.number()).name(), call))
        .filter(it -> it.size() == 1)
        .filter(it -> Set.copyOf(it.get(0).conditions()).equals(conditions))
        .isPresent();
  }

  /** Return the calls that rules in this filter name. */
  Set<String> ruledCalls() {
    return reading.rules().stream()
        .map(HandedProfile.Rule::call)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Return the calls whose rules have a condition on this argument. */
  Set<String> callsWithConditionOn(int argument) {
    return reading.rules().stream()
        .filter(rule -> rule.conditions().stream().anyMatch(it -> it.index() == argument))
        .map(HandedProfile.Rule::call)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Return the architectures whose rules never match, see {@link NumberLoading}. */
  Set<Architecture> unread() {
    return rules.values().stream()
        .filter(it -> SyscallTable.covers(it.architecture()) && !it.byNumber().isEmpty())
        .map(ArchitectureRules::architecture)
        .filter(it -> !steps.containsKey(it))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Return the numbers above which the answer is ENOSYS, by architecture. */
  Map<Architecture, Integer> newestNamed() {
    return newestNamed;
  }

  /** Return the answer where no rule matches. */
  FilterAnswer otherwise() {
    return reading.otherwise();
  }

  /** Return the architectures that have rules. */
  Set<Architecture> architectures() {
    return rules.keySet();
  }

  private Optional<CallRules> rules(Architecture architecture, int number) {
    return Optional.ofNullable(rules.get(architecture))
        .filter(it -> SyscallTable.covers(architecture))
        .flatMap(it -> it.of(SyscallTable.of(architecture).call(number).name()));
  }

  private boolean isNewerThanNamed(Architecture architecture, int number) {
    Integer newest = newestNamed.get(architecture);
    return newest != null && Integer.compareUnsigned(number, newest) > 0;
  }

  /** Return the architecture in a profile's terms. */
  private static Optional<Architecture> architecture(long auditCode, int number) {
    return auditCode == Architecture.X86_64.auditCode() && (number & X32_BIT) != 0
        ? Optional.of(Architecture.X32)
        : Architecture.ofAuditCode(auditCode);
  }
}
