package io.github.kindling.seccomp;

import io.github.kindling.failure.BadInput;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a profile, and refuses with file, line and remedy what is wrong in it. */
final class ProfileReader {
  private static final Set<String> FLAGS =
      Set.of(
          "SECCOMP_FILTER_FLAG_LOG",
          "SECCOMP_FILTER_FLAG_SPEC_ALLOW",
          "SECCOMP_FILTER_FLAG_TSYNC",
          "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV");
  private static final List<String> ACTIONS =
      Arrays.stream(SeccompAction.values()).map(SeccompAction::profileName).toList();
  private static final List<String> ARCHITECTURES =
      Arrays.stream(Architecture.values()).map(Architecture::profileName).toList();

  private final JsonWalk json;
  private final Set<String> syscalls = SyscallTable.names();
  private final List<Architecture> architectures = new ArrayList<>();
  private final List<String> flags = new ArrayList<>();
  private final List<SeccompRule> rules = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Listed> listed = new HashMap<>();
  private @Nullable SeccompAction defaultAction;
  private OptionalInt defaultErrno = OptionalInt.empty();

  /** Where a call was named unconditionally, and with which action. */
  private record Listed(int line, SeccompAction action) {}

  private ProfileReader(JsonWalk json) {
    this.json = json;
  }

  static SeccompProfile read(Path file) {
    if (Files.isDirectory(file)) {
      throw new BadInput(file.toString(), "is a folder, not a profile", "name a JSON file in it");
    }
    if (!Files.exists(file)) {
      throw new BadInput(file.toString(), "there is no such profile", "correct the path");
    }
    try (JsonWalk json = JsonWalk.open(file)) {
      return new ProfileReader(json).read();
    } catch (IOException e) {
      throw new BadInput(file.toString(), "cannot be read: " + e.getMessage(), "make it readable");
    }
  }

  private SeccompProfile read() throws IOException {
    json.document(this::field);
    if (defaultAction == null) {
      throw json.wrong("has no defaultAction", "add one, for example \"SCMP_ACT_ERRNO\"");
    }
    return new SeccompProfile(
        defaultAction, defaultErrno, architectures, flags, rules, warnings);
  }

  private void field(String name) throws IOException {
    switch (name) {
      case "defaultAction" -> defaultAction = defaultAction();
      case "defaultErrnoRet" -> defaultErrno = OptionalInt.of(errno(name));
      case "architectures" -> json.array(name, element -> architectures.add(architecture()));
      case "flags" -> json.array(name, element -> flags.add(known("flag", FLAGS)));
      case "syscalls" -> json.array(name, element -> rules.add(rule()));
      default -> ignored(name);
    }
  }

  private SeccompAction defaultAction() throws IOException {
    SeccompAction action = action();
    if (!action.validAsDefault()) {
      throw json.wrong(
          action.profileName() + " cannot be the default action",
          "use it in a rule, with SCMP_ACT_ERRNO or SCMP_ACT_ALLOW as the default");
    }
    return action;
  }

  private SeccompAction action() throws IOException {
    return SeccompAction.named(known("action", ACTIONS)).orElseThrow();
  }

  private Architecture architecture() throws IOException {
    return Architecture.named(known("architecture", ARCHITECTURES)).orElseThrow();
  }

  private int errno(String name) throws IOException {
    BigInteger number = json.number(name);
    if (number.signum() < 0 || number.bitLength() > 12) {
      throw json.wrong(name + " " + number + " is no errno", "use a number from 0 to 4095");
    }
    return number.intValue();
  }

  private SeccompRule rule() throws IOException {
    RuleReader rule = new RuleReader();
    json.object(rule::field);
    return rule.rule();
  }

  /** The string here, which must be one of these. */
  private String known(String kind, Collection<String> words) throws IOException {
    String word = json.string(kind);
    if (words.contains(word)) {
      return word;
    }
    throw json.wrong(
        "unknown " + kind + " \"" + word + "\"",
        Nearest.to(word, words)
            .map(nearest -> "did you mean \"" + nearest + "\"?")
            .orElse("correct or remove it"));
  }

  /** A comment is the one field that is meant to be ignored. */
  private void ignored(String name) throws IOException {
    if (!name.equals("comment")) {
      warnings.add(json.place() + ": the runtime ignores the field \"" + name + "\"");
    }
    json.skip();
  }

  /** Notes an unconditional rule; two that contradict each other are refused by libseccomp. */
  private void list(String name, int line, SeccompAction action) {
    Listed first = listed.putIfAbsent(name, new Listed(line, action));
    if (first == null) {
      return;
    }
    if (first.action != action) {
      throw json.wrong(
          "\"" + name + "\" has both " + first.action.profileName() + " (line " + first.line
              + ") and " + action.profileName() + " (line " + line + ")",
          "keep one of them");
    }
    warnings.add(
        json.place() + ": \"" + name + "\" (line " + line + ") is listed in line " + first.line
            + " already");
  }

  /** One element of {@code syscalls}, whose fields come in any order. */
  private final class RuleReader {
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<ArgumentCondition> conditions = new ArrayList<>();
    private @Nullable SeccompAction action;
    private OptionalInt errno = OptionalInt.empty();

    void field(String field) throws IOException {
      switch (field) {
        case "names" -> json.array(field, element -> name());
        case "action" -> action = action();
        case "errnoRet" -> errno = OptionalInt.of(errno(field));
        case "args" -> json.array(field, element -> conditions.add(condition()));
        default -> ignored(field);
      }
    }

    private void name() throws IOException {
      String name = known("system call", syscalls);
      names.add(name);
      lines.putIfAbsent(name, json.line());
    }

    private ArgumentCondition condition() throws IOException {
      BigInteger[] numbers = {BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO};
      String[] operator = {""};
      json.object(
          field -> {
            switch (field) {
              case "index" -> numbers[0] = json.number(field);
              case "value" -> numbers[1] = json.number(field);
              case "valueTwo" -> numbers[2] = json.number(field);
              case "op" -> operator[0] = known("operator", ArgumentCondition.OPERATORS);
              default -> ignored(field);
            }
          });
      if (operator[0].isEmpty()) {
        throw json.wrong("a condition has no op", "add one, for example \"SCMP_CMP_EQ\"");
      }
      if (numbers[0].signum() < 0 || numbers[0].bitLength() > 3 || numbers[0].intValue() > 5) {
        throw json.wrong(
            "a condition's index is " + numbers[0], "use 0 to 5: a call has six arguments");
      }
      return new ArgumentCondition(numbers[0].intValue(), numbers[1], numbers[2], operator[0]);
    }

    SeccompRule rule() {
      if (action == null) {
        throw json.wrong("a rule has no action", "add one, for example \"SCMP_ACT_ALLOW\"");
      }
      if (names.isEmpty()) {
        throw json.wrong("a rule has no names", "add \"names\": [\"…\"]");
      }
      SeccompRule rule = new SeccompRule(names, action, errno, conditions);
      if (rule.isUnconditional()) {
        rule.names().forEach(name -> list(name, lines.getOrDefault(name, 0), rule.action()));
      }
      return rule;
    }
  }
}
