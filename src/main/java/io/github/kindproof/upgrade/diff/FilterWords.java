package io.github.kindproof.upgrade.diff;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A filter in words: its action on each syscall that it names.
 *
 * @param otherwise the action on a syscall that it does not name, for example {@code EPERM}
 * @param byCall the action on each syscall that it names, for example {@code allowed}
 */
record FilterWords(String otherwise, SortedMap<String, String> byCall) {
  /** The words that begin the condition of a rule. */
  static final String IF = " if ";

  private static final int EPERM = 1;

  private static final Map<String, String> COMPARISONS =
      Map.of(
          "SCMP_CMP_NE", "is not",
          "SCMP_CMP_LT", "is below",
          "SCMP_CMP_LE", "is at most",
          "SCMP_CMP_EQ", "is",
          "SCMP_CMP_GE", "is at least",
          "SCMP_CMP_GT", "is above");

  FilterWords {
    byCall = Collections.unmodifiableSortedMap(byCall);
  }

  /** Create the words from {@code linux.seccomp} of an OCI spec. */
  static FilterWords of(JsonNode seccomp) {
    SeccompProfile profile =
        RuntimeSpec.profile(seccomp)
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "a filter has an unknown default action: " + seccomp.path("defaultAction"),
                        "see `crictl inspect` on the node"));
    Map<String, TreeSet<String>> rules = new TreeMap<>();
    for (SeccompRule rule : profile.rules()) {
      String words = answer(rule.action(), rule.errno()) + conditions(rule);
      rule.names().forEach(it -> rules.computeIfAbsent(it, name -> new TreeSet<>()).add(words));
    }
    TreeMap<String, String> byCall = new TreeMap<>();
    rules.forEach((name, words) -> byCall.put(name, String.join(", or ", words)));
    return new FilterWords(answer(profile.defaultAction(), profile.defaultErrno()), byCall);
  }

  /** Return the action on this syscall. */
  String on(String call) {
    return byCall.getOrDefault(call, otherwise + ", because no rule names it");
  }

  private static String answer(SeccompAction action, OptionalInt errno) {
    int number = errno.orElse(EPERM);
    return switch (action) {
      case ALLOW -> "allowed";
      case LOG -> "allowed and logged";
      case ERRNO -> Errno.of(number).map(Errno::name).orElse("errno " + number);
      default -> action.profileName();
    };
  }

  private static String conditions(SeccompRule rule) {
    return rule.isUnconditional()
        ? ""
        : rule.conditions().stream()
            .map(FilterWords::condition)
            .collect(Collectors.joining(" and ", IF, ""));
  }

  private static String condition(ArgumentCondition condition) {
    String what = "argument " + condition.index();
    String value = hexadecimal(condition.value());
    return condition.operator().equals("SCMP_CMP_MASKED_EQ")
        ? what + " & " + value + " is " + hexadecimal(condition.valueTwo())
        : what + " " + COMPARISONS.get(condition.operator()) + " " + value;
  }

  private static String hexadecimal(BigInteger number) {
    return "0x" + number.toString(16);
  }
}
