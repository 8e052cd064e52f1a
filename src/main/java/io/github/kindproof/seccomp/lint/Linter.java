package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.ReadProfiles;
import io.github.kindproof.seccomp.file.TextEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Applies all rules to profiles. */
public final class Linter {
  /** Edits that touch each other are applied in successive rounds. */
  private static final int ROUNDS = 20;

  /** Problems with which the runtimes start no container, so there is no filter to keep. */
  private static final Set<ProblemKind> WITHOUT_FILTER =
      Set.of(
          FormatProblem.UNKNOWN_ACTION,
          FormatProblem.UNKNOWN_ARCHITECTURE,
          FormatProblem.UNKNOWN_FLAG,
          FormatProblem.UNKNOWN_OPERATOR,
          FormatProblem.OLD_FORM);

  /** With these, a part of a rule is not known. */
  private static final Set<ProblemKind> LACKS_RULES =
      Set.of(FormatProblem.SHAPE, FormatProblem.UNKNOWN_ACTION, FormatProblem.UNKNOWN_OPERATOR);

  /** Where a rule is not known, any word on what the whole filter does would be made up. */
  private static final Set<ProblemKind> ABOUT_ALL_RULES =
      Set.of(
          LintRule.REDUNDANT_RULE,
          LintRule.SHADOWED_RULE,
          LintRule.UPPER_HALF,
          LintRule.WRONG_FILTER,
          LintRule.REFUSES_NOTHING,
          LintRule.MISSING_EXIT,
          LintRule.BYPASS,
          LintRule.NO_THREADS,
          LintRule.MULTIPLEXED_CALL,
          LintRule.RUNTIME_CALLS);

  private static final List<RuleGroup> RULES =
      List.of(
          new EffectRules(),
          new RejectionRules(),
          new ErrnoRules(),
          new ConditionRules(),
          new UpperHalfRules(),
          new WrongFilterRules(),
          new DefaultRules(),
          new ArchitectureRules(),
          new LibraryRules(),
          new DangerRules(),
          new BypassRules(),
          new MultiplexedCallRules(),
          new ThreadRules(),
          new RuntimeCallRules(),
          new RuntimeWordRules());

  private final LintConfig config;

  public Linter(LintConfig config) {
    this.config = config;
  }

  public LintReport look(List<Path> files) {
    Map<Path, ReadProfiles> read = new LinkedHashMap<>();
    files.forEach(file -> read.put(file, ProfileFile.examine(file)));
    return look(read);
  }

  /** Applies the rules to profiles that have been read, by the name of their file. */
  public LintReport look(Map<Path, ReadProfiles> read) {
    return new LintReport(
        read.entrySet().stream().map(it -> look(it.getKey(), it.getValue())).toList(),
        config.failOn());
  }

  /** The text of a file with all safe corrections; empty if there is nothing to change. */
  public Optional<String> mended(Path file) {
    String before = ProfileFile.examine(file).text();
    String after = mended(file, before);
    return after.equals(before) ? Optional.empty() : Optional.of(after);
  }

  /**
   * A text with all corrections after which every filter answers as before.
   *
   * @param file its name, on which its format and its exceptions depend
   */
  public String mended(Path file, String before) {
    String text = before;
    for (int round = 0; round < ROUNDS; round++) {
      List<TextEdit> edits =
          edits(
              look(file, ProfileFile.understood(text, ProfileFile.isYaml(file, text))), it -> true);
      if (edits.isEmpty()) {
        break;
      }
      text = TextEdit.apply(text, edits);
    }
    return text;
  }

  private LintedFile look(Path file, ReadProfiles read) {
    List<ProfileProblem> problems = new ArrayList<>(read.problems());
    List<ProfileProblem> lacking =
        problems.stream().filter(it -> LACKS_RULES.contains(it.kind())).toList();
    for (LocatedProfile profile : read.profiles()) {
      if (lacking.isEmpty()) {
        problems.addAll(problems(profile));
      } else {
        problems(profile.with(rule -> lacking.stream().noneMatch(it -> isIn(it, rule)))).stream()
            .filter(it -> !ABOUT_ALL_RULES.contains(it.kind()))
            .map(it -> it.withSafe(Set.of()))
            .forEach(problems::add);
      }
    }
    problems.sort(ProfileProblem.BY_PLACE);
    List<LintFinding> findings = new ArrayList<>();
    for (ProfileProblem problem : problems) {
      config
          .severity(problem, file)
          .ifPresent(severity -> findings.add(new LintFinding(problem, severity)));
    }
    return withSafeEdits(new LintedFile(file, read.text(), findings));
  }

  private List<ProfileProblem> problems(LocatedProfile profile) {
    ProfileFilters filters = ProfileFilters.of(profile.profile(), config.targets());
    ProfileFilters known = filters.built().isEmpty() ? filters.withoutUnknownWords() : filters;
    return RULES.stream()
        .flatMap(rules -> rules.look(profile, config.targets(), known).stream())
        .toList();
  }

  private static boolean isIn(ProfileProblem problem, LocatedRule rule) {
    int at = problem.span().from();
    return rule.span().from() <= at && at < rule.span().to();
  }

  /**
   * Leaves out corrections that change an answer. Those of problems with which there is no filter
   * are made first, so the others must keep the answers that these give.
   */
  private LintedFile withSafeEdits(LintedFile linted) {
    List<TextEdit> first = edits(linted, Linter::hasNoFilter);
    List<TextEdit> others = edits(linted, it -> !hasNoFilter(it));
    boolean isYaml = ProfileFile.isYaml(linted.file(), linted.text());
    Set<TextEdit> kept =
        others.isEmpty()
            ? Set.copyOf(first)
            : Set.copyOf(
                new SafeEdits(linted.text(), isYaml, first, config.targets()).with(others));
    return new LintedFile(
        linted.file(),
        linted.text(),
        linted.findings().stream()
            .map(it -> new LintFinding(it.problem().withSafe(kept), it.severity()))
            .toList());
  }

  private static boolean hasNoFilter(ProblemKind kind) {
    return kind.malformed() || WITHOUT_FILTER.contains(kind);
  }

  private static List<TextEdit> edits(LintedFile linted, Predicate<ProblemKind> kinds) {
    return linted.findings().stream()
        .map(LintFinding::problem)
        .filter(it -> kinds.test(it.kind()))
        .flatMap(it -> it.edits().stream())
        .distinct()
        .toList();
  }
}
