package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.FilterAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What libseccomp makes of a profile.
 *
 * @param problem why it does not take a rule; empty if it takes all of them
 * @param rules by architecture
 * @param reading what the rules say
 */
record AssembledProfile(
    Optional<String> problem,
    Map<Architecture, ArchitectureRules> rules,
    RuleReading reading,
    FilterProgram program) {
  static AssembledProfile of(HandedProfile handed) {
    Map<Architecture, ArchitectureRules> rules = new LinkedHashMap<>();
    handed
        .architectures()
        .forEach(it -> rules.put(it, new ArchitectureRules(it, handed.library())));
    Optional<String> problem =
        handed.rules().stream().flatMap(it -> problem(rules, it).stream()).findFirst();
    return new AssembledProfile(
        problem,
        rules,
        new RuleReading(handed.rules(), FilterAnswer.ofReturnValue(handed.otherwise())),
        problem.isPresent()
            ? new FilterProgram(Map.of(), 0)
            : FilterProgram.of(rules, handed.otherwise(), handed.asTree()));
  }

  /** Add a rule. Return why libseccomp does not take it. */
  private static Optional<String> problem(
      Map<Architecture, ArchitectureRules> rules, HandedProfile.Rule rule) {
    try {
      return rules.values().stream()
              .allMatch(it -> it.add(rule.call(), rule.conditions(), rule.value()))
          ? Optional.empty()
          : Optional.of(
              "libseccomp: File exists: two rules for %s contradict each other"
                  .formatted(rule.call()));
    } catch (LibseccompFailure e) {
      return Optional.of("%s, by the rules for %s".formatted(e.getMessage(), rule.call()));
    }
  }
}
