package io.github.kindling.seccomp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads one element of a profile's {@code syscalls}, whose fields come in any order. */
final class RuleReader {
  private final JsonWalk json;
  private final ProfileWords words;
  private final ProfileNotes notes;
  private final List<String> names = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private final List<ArgumentCondition> conditions = new ArrayList<>();
  private @Nullable SeccompAction action;
  private OptionalInt errno = OptionalInt.empty();

  private RuleReader(JsonWalk json, ProfileWords words, ProfileNotes notes) {
    this.json = json;
    this.words = words;
    this.notes = notes;
  }

  static SeccompRule read(JsonWalk json, ProfileWords words, ProfileNotes notes)
      throws IOException {
    RuleReader reader = new RuleReader(json, words, notes);
    json.object(reader::field);
    return reader.rule();
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "names" -> json.array(field, element -> name());
      case "action" -> action = words.action();
      case "errnoRet" -> errno = OptionalInt.of(words.errno(field));
      case "args" -> json.array(field, element -> conditions.add(condition()));
      default -> notes.ignored(field);
    }
  }

  private void name() throws IOException {
    names.add(words.syscall());
    lines.add(json.line());
  }

  private ArgumentCondition condition() throws IOException {
    Map<String, BigInteger> numbers = new LinkedHashMap<>();
    List<String> operators = new ArrayList<>();
    json.object(
        field -> {
          switch (field) {
            case "index", "value", "valueTwo" -> numbers.put(field, json.number(field));
            case "op" -> operators.add(words.operator());
            default -> notes.ignored(field);
          }
        });
    if (operators.isEmpty()) {
      throw json.wrong("a condition has no op", "add one, for example \"SCMP_CMP_EQ\"");
    }
    BigInteger index = numbers.getOrDefault("index", BigInteger.ZERO);
    if (index.signum() < 0 || index.compareTo(BigInteger.valueOf(5)) > 0) {
      throw json.wrong("a condition's index is " + index, "use 0 to 5: a call has six arguments");
    }
    return new ArgumentCondition(
        index.intValue(),
        numbers.getOrDefault("value", BigInteger.ZERO),
        numbers.getOrDefault("valueTwo", BigInteger.ZERO),
        operators.get(0));
  }

  private SeccompRule rule() {
    if (action == null) {
      throw json.wrong("a rule has no action", "add one, for example \"SCMP_ACT_ALLOW\"");
    }
    if (names.isEmpty()) {
      throw json.wrong("a rule has no names", "add \"names\": [\"…\"]");
    }
    SeccompRule rule = new SeccompRule(names, action, errno, conditions);
    for (int i = 0; rule.isUnconditional() && i < names.size(); i++) {
      notes.listed(names.get(i), lines.get(i), action);
    }
    return rule;
  }
}
