package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds syscalls that are listed twice under the same conditions. Without conditions, libseccomp
 * applies the first of two actions; with conditions, it rejects the second (observed with 2.5.4).
 */
final class RepeatedCalls {
  private record Listed(int line, SeccompAction action) {}

  private RepeatedCalls() {}

  static void find(List<LocatedRule> rules, Problems problems) {
    Map<Set<ArgumentCondition>, Map<String, Listed>> firsts = new HashMap<>();
    for (LocatedRule rule : rules) {
      if (!rule.foreignConditions()) {
        Set<ArgumentCondition> conditions =
            rule.conditions().stream().map(Located::value).collect(Collectors.toSet());
        Map<String, Listed> first = firsts.computeIfAbsent(conditions, it -> new HashMap<>());
        rule.names().forEach(name -> look(name, rule.action().value(), first, problems));
      }
    }
  }

  private static void look(
      ListedCall name, SeccompAction action, Map<String, Listed> first, Problems problems) {
    Listed before = first.putIfAbsent(name.value(), new Listed(name.span().line(), action));
    if (before == null) {
      return;
    }
    if (before.action != action) {
      problems.add(
          FormatProblem.CONTRADICTION,
          name.span(),
          "\"%1$s\" has %2$s here, but %4$s in line %3$d"
              .formatted(
                  name.value(), action.profileName(), before.line, before.action.profileName()),
          "keep one of them");
    } else {
      ProfileProblem twice =
          ProfileProblem.of(
              FormatProblem.DUPLICATE_SYSCALL,
              name.span(),
              "\"%s\" is already listed in line %d".formatted(name.value(), before.line),
              "remove it");
      problems.add(name.removal().map(twice::mendedBy).orElse(twice));
    }
  }
}
