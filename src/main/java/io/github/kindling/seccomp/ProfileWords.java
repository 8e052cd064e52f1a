package io.github.kindling.seccomp;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The words that may stand in a profile: reads one, or refuses it and offers the nearest. */
final class ProfileWords {
  private static final Set<String> FLAGS =
      Set.of(
          "SECCOMP_FILTER_FLAG_LOG",
          "SECCOMP_FILTER_FLAG_SPEC_ALLOW",
          "SECCOMP_FILTER_FLAG_TSYNC",
          "SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV");
  private static final Set<String> OPERATORS =
      Set.of(
          "SCMP_CMP_NE",
          "SCMP_CMP_LT",
          "SCMP_CMP_LE",
          "SCMP_CMP_EQ",
          "SCMP_CMP_GE",
          "SCMP_CMP_GT",
          "SCMP_CMP_MASKED_EQ");
  private static final List<String> ACTIONS =
      Arrays.stream(SeccompAction.values()).map(SeccompAction::profileName).toList();
  private static final List<String> ARCHITECTURES =
      Arrays.stream(Architecture.values()).map(Architecture::profileName).toList();

  private final JsonWalk json;
  private final Set<String> syscalls = SyscallTable.names();

  ProfileWords(JsonWalk json) {
    this.json = json;
  }

  SeccompAction action() throws IOException {
    return SeccompAction.named(known("action", ACTIONS)).orElseThrow();
  }

  SeccompAction defaultAction() throws IOException {
    SeccompAction action = action();
    if (!action.validAsDefault()) {
      throw json.wrong(
          action.profileName() + " cannot be the default action",
          "use it in a rule, with SCMP_ACT_ERRNO or SCMP_ACT_ALLOW as the default");
    }
    return action;
  }

  Architecture architecture() throws IOException {
    return Architecture.named(known("architecture", ARCHITECTURES)).orElseThrow();
  }

  String flag() throws IOException {
    return known("flag", FLAGS);
  }

  String operator() throws IOException {
    return known("operator", OPERATORS);
  }

  String syscall() throws IOException {
    return known("system call", syscalls);
  }

  int errno(String name) throws IOException {
    BigInteger number = json.number(name);
    if (number.signum() < 0 || number.bitLength() > 12) {
      throw json.wrong(name + " " + number + " is no errno", "use a number from 0 to 4095");
    }
    return number.intValue();
  }

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
}
