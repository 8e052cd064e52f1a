package io.github.kindproof.upgrade.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.seccomp.Errno;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A filter in words: what it does with each call that it names.
 *
 * @param otherwise what it does with a call that it does not name, for example {@code EPERM}
 * @param byCall for each call that it names what it does, for example {@code allowed}
 */
record DefaultFilter(String otherwise, SortedMap<String, String> byCall) {
  /** Begins the condition of a rule. */
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

  DefaultFilter {
    byCall = Collections.unmodifiableSortedMap(byCall);
  }

  /** Reads {@code linux.seccomp} of an OCI spec. */
  static DefaultFilter of(JsonNode seccomp) {
    Map<String, TreeSet<String>> rules = new TreeMap<>();
    for (JsonNode rule : seccomp.path("syscalls")) {
      String words =
          answer(rule.path("action").asText(), rule.path("errnoRet").asInt(EPERM))
              + conditions(rule.path("args"));
      rule.path("names")
          .forEach(name -> rules.computeIfAbsent(name.asText(), it -> new TreeSet<>()).add(words));
    }
    TreeMap<String, String> byCall = new TreeMap<>();
    rules.forEach((name, words) -> byCall.put(name, String.join(", or ", words)));
    return new DefaultFilter(
        answer(
            seccomp.path("defaultAction").asText(), seccomp.path("defaultErrnoRet").asInt(EPERM)),
        byCall);
  }

  /** What it does with this call. */
  String on(String call) {
    return byCall.getOrDefault(call, otherwise + " as no rule names it");
  }

  private static String answer(String action, int errno) {
    return switch (action) {
      case "SCMP_ACT_ALLOW" -> "allowed";
      case "SCMP_ACT_LOG" -> "allowed with a record";
      case "SCMP_ACT_ERRNO" -> Errno.of(errno).map(Errno::name).orElse("errno " + errno);
      default -> action;
    };
  }

  private static String conditions(JsonNode arguments) {
    List<String> all = new ArrayList<>();
    for (JsonNode argument : arguments) {
      all.add(condition(argument));
    }
    return all.isEmpty() ? "" : IF + String.join(" and ", all);
  }

  private static String condition(JsonNode argument) {
    String what = "argument " + argument.path("index").asInt();
    String operator = argument.path("op").asText();
    String value = hexadecimal(argument.path("value"));
    if (operator.equals("SCMP_CMP_MASKED_EQ")) {
      return what + " & " + value + " is " + hexadecimal(argument.path("valueTwo"));
    }
    return what + " " + COMPARISONS.getOrDefault(operator, operator) + " " + value;
  }

  private static String hexadecimal(JsonNode number) {
    return "0x" + number.bigIntegerValue().toString(16);
  }
}
