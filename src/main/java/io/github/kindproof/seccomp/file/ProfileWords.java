package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.ArchitectureSpelling;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SyscallSpelling;
import io.github.kindproof.seccomp.SyscallTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

  private static final Set<String> STATES = Set.of("Enabled", "Disabled");

  /** libseccomp's name for the architecture that a filter has without being told. */
  private static final String NATIVE = "SCMP_ARCH_NATIVE";

  private final Problems problems;
  private final Set<String> syscalls = SyscallTable.names();
  private final Set<String> newer = SyscallTable.newerNames();
  private final SyscallSpelling spelling = new SyscallSpelling();

  ProfileWords(Problems problems) {
    this.problems = problems;
  }

  Optional<Located<SeccompAction>> action(LocatedValue value) {
    return word(value, FormatProblem.UNKNOWN_ACTION, "action", "SCMP_ACT_", ACTIONS)
        .flatMap(it -> located(it, SeccompAction.named(it.value())));
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

  Optional<Located<Architecture>> architecture(LocatedValue value, TextEdit removal) {
    if (value instanceof LocatedValue.Text text && text.text().equals(NATIVE)) {
      problems.add(
          ProfileProblem.of(
                  FormatProblem.UNKNOWN_ARCHITECTURE,
                  value.span(),
                  "runc and crun reject " + NATIVE,
                  "remove it: every filter covers the node's own architecture")
              .mendedBy(removal));
      return Optional.empty();
    }
    return word(
            value,
            FormatProblem.UNKNOWN_ARCHITECTURE,
            "architecture",
            word -> ArchitectureSpelling.meant(word).map(Architecture::profileName),
            ARCHITECTURES)
        .flatMap(it -> located(it, Architecture.named(it.value())));
  }

  Optional<Located<String>> flag(LocatedValue value) {
    return word(value, FormatProblem.UNKNOWN_FLAG, "flag", "SECCOMP_FILTER_FLAG_", FLAGS);
  }

  Optional<Located<String>> operator(LocatedValue value) {
    return word(value, FormatProblem.UNKNOWN_OPERATOR, "operator", "SCMP_CMP_", OPERATORS);
  }

  /** Whether the operator installs a resource. */
  void state(LocatedValue value) {
    word(value, FormatProblem.SHAPE, "state", word -> Optional.empty(), STATES)
        .filter(it -> it.value().equals("Disabled"))
        .ifPresent(it -> problems.add(disabled(it.span())));
  }

  /** The form of {@code state} in earlier versions of the operator. */
  void disabled(LocatedValue value) {
    if (!(value instanceof LocatedValue.Other)) {
      problems.shape(value, "true or false for disabled");
    } else if (value.described().equals("true")) {
      problems.add(disabled(value.span()));
    }
  }

  private static ProfileProblem disabled(Span span) {
    return ProfileProblem.of(
        FormatProblem.DISABLED,
        span,
        "the resource is disabled, so the operator does not install the profile",
        "enable it when pods are to use it");
  }

  /** Returns even an unknown syscall, which it reports: rules can still examine it. */
  Optional<Located<String>> syscall(LocatedValue value) {
    if (value instanceof LocatedValue.Whole) {
      problems.add(
          FormatProblem.SHAPE,
          value.span(),
          "has the number %s instead of the name of a syscall".formatted(value.described()),
          ofNumber(value.described()).orElse("write its name"));
      return Optional.empty();
    }
    Optional<String> word = problems.text(value, "syscall");
    word.ifPresent(name -> look(name, value.span()));
    return word.map(it -> new Located<>(value.span(), it));
  }

  /** The names to write instead of a number, which each architecture gives to another syscall. */
  private Optional<String> ofNumber(String number) {
    Map<String, List<Architecture>> names = spelling.numbered(number);
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("write the name: " + SyscallSpelling.described(names));
  }

  private void look(String name, Span span) {
    if (syscalls.contains(name)) {
      return;
    }
    Optional<String> right = spelling.meant(name);
    if (newer.contains(name)) {
      problems.add(
          FormatProblem.TOO_NEW_SYSCALL,
          span,
          "\"" + name + "\" is newer than libseccomp, so runtimes ignore it",
          "keep it for later, or remove it");
    } else if (right.isPresent()) {
      problems.add(meant(FormatProblem.UNKNOWN_SYSCALL, span, "syscall", name, right.get()));
    } else {
      ofNumber(name)
          .ifPresentOrElse(
              it -> problems.add(FormatProblem.UNKNOWN_SYSCALL, span, unknown("syscall", name), it),
              () ->
                  problems.unknown(
                      FormatProblem.UNKNOWN_SYSCALL,
                      span,
                      "syscall",
                      name,
                      syscalls,
                      "correct or remove it"));
    }
  }

  /** A word that lacks its prefix or has another case is certain to mean one. */
  private Optional<Located<String>> word(
      LocatedValue value, ProblemKind kind, String what, String prefix, Collection<String> known) {
    return word(
        value,
        kind,
        what,
        it ->
            Stream.of(it.strip(), prefix + it.strip())
                .map(is -> is.toUpperCase(Locale.ROOT))
                .filter(known::contains)
                .findFirst(),
        known);
  }

  private Optional<Located<String>> word(
      LocatedValue value,
      ProblemKind kind,
      String what,
      Function<String, Optional<String>> meaning,
      Collection<String> known) {
    Optional<String> word = problems.text(value, what);
    word.filter(it -> !known.contains(it))
        .ifPresent(
            it ->
                meaning
                    .apply(it)
                    .ifPresentOrElse(
                        right -> problems.add(meant(kind, value.span(), what, it, right)),
                        () ->
                            problems.unknown(kind, value.span(), what, it, known, choice(known))));
    return word.filter(known::contains).map(it -> new Located<>(value.span(), it));
  }

  private static String choice(Collection<String> known) {
    return known.size() < 10
        ? "choose one of " + known.stream().sorted().collect(Collectors.joining(", "))
        : "choose one that kindproof lint --schema lists";
  }

  private static ProfileProblem meant(
      ProblemKind kind, Span span, String what, String word, String right) {
    return ProfileProblem.of(kind, span, unknown(what, word), "did you mean \"" + right + "\"?")
        .mendedBy(new TextEdit(span.from(), span.to(), '"' + right + '"'));
  }

  private static String unknown(String what, String word) {
    return "unknown " + what + " \"" + word + "\"";
  }

  private static <T> Optional<Located<T>> located(Located<String> word, Optional<T> meaning) {
    return meaning.map(it -> new Located<>(word.span(), it));
  }
}
