package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The words of profiles: finds them, or reports an unknown word with the closest known one. */
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

  /** Names in manual pages and {@code ausyscall}; libseccomp uses the kernel's names. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "pread", "pread64",
          "pwrite", "pwrite64",
          "fstatat", "newfstatat",
          "prlimit", "prlimit64",
          "posix_fadvise", "fadvise64",
          "futimens", "utimensat",
          "_exit", "exit");

  private final Problems problems;
  private final Set<String> syscalls = SyscallTable.names();
  private final Set<String> newer = SyscallTable.newerNames();

  ProfileWords(Problems problems) {
    this.problems = problems;
  }

  Optional<Located<SeccompAction>> action(LocatedValue value) {
    return word(value, FormatProblem.UNKNOWN_ACTION, "action", ACTIONS, SeccompAction::named);
  }

  Optional<Located<SeccompAction>> defaultAction(LocatedValue value) {
    Optional<Located<SeccompAction>> action = action(value);
    if (action.isPresent() && !action.get().value().validAsDefault()) {
      problems.add(
          FormatProblem.DEFAULT_NOTIFY,
          value.span(),
          action.get().value().profileName() + " cannot be the default action",
          "use it in a rule, with SCMP_ACT_ERRNO or SCMP_ACT_ALLOW as the default");
    }
    return action;
  }

  Optional<Located<Architecture>> architecture(LocatedValue value) {
    return word(
        value,
        FormatProblem.UNKNOWN_ARCHITECTURE,
        "architecture",
        ARCHITECTURES,
        Architecture::named);
  }

  Optional<Located<String>> flag(LocatedValue value) {
    return word(value, FormatProblem.UNKNOWN_FLAG, "flag", FLAGS, Optional::of);
  }

  Optional<Located<String>> operator(LocatedValue value) {
    return word(value, FormatProblem.UNKNOWN_OPERATOR, "operator", OPERATORS, Optional::of);
  }

  /** Returns even an unknown syscall, which it reports: rules can still examine it. */
  Optional<Located<String>> syscall(LocatedValue value) {
    Optional<String> word = problems.text(value, "syscall");
    word.ifPresent(name -> look(name, value.span()));
    return word.map(it -> new Located<>(value.span(), it));
  }

  private void look(String name, Span span) {
    String right = OTHER_NAMES.get(name);
    if (syscalls.contains(name)) {
      return;
    }
    if (newer.contains(name)) {
      problems.add(
          FormatProblem.TOO_NEW_SYSCALL,
          span,
          "\"" + name + "\" is newer than libseccomp, so runtimes ignore it",
          "keep it for later, or remove it");
    } else if (right != null) {
      problems.add(
          ProfileProblem.of(
                  FormatProblem.UNKNOWN_SYSCALL,
                  span,
                  "unknown syscall \"" + name + "\"",
                  "did you mean \"" + right + "\"?")
              .mendedBy(new TextEdit(span.from(), span.to(), '"' + right + '"')));
    } else {
      problems.unknown(FormatProblem.UNKNOWN_SYSCALL, span, "syscall", name, syscalls);
    }
  }

  private <T> Optional<Located<T>> word(
      LocatedValue value,
      ProblemKind kind,
      String what,
      Collection<String> known,
      Function<String, Optional<T>> meaning) {
    Optional<String> word = problems.text(value, what);
    word.filter(it -> !known.contains(it))
        .ifPresent(it -> problems.unknown(kind, value.span(), what, it, known));
    return word.filter(known::contains).flatMap(meaning).map(it -> new Located<>(value.span(), it));
  }
}
