package io.github.kindproof.seccomp.lint;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is decided about lint's rules: {@code .kindproof-lint.yaml}.
 *
 * @param failOn from which severity on a problem is a failure
 * @param targets where profiles are to work
 * @param levels what a rule is held to be, by its id; the rule's own severity where nothing is said
 * @param exceptions for some files
 */
public record LintConfig(
    Severity failOn,
    LintTargets targets,
    Map<String, Level> levels,
    List<FileException> exceptions) {

  /** Copies both. */
  public LintConfig {
    levels = Map.copyOf(levels);
    exceptions = List.copyOf(exceptions);
  }

  /** What a rule is held to be. */
  public enum Level {
    OFF,
    NOTE,
    WARNING,
    ERROR
  }

  /**
   * Other levels for some files.
   *
   * @param files a glob, relative to the folder of the config
   * @param folder that one
   * @param why the reason
   * @param levels by the id of rules
   */
  public record FileException(String files, Path folder, String why, Map<String, Level> levels) {
    boolean isOf(Path file) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + files);
      Path absolute = file.toAbsolutePath().normalize();
      Path base = folder.toAbsolutePath().normalize();
      return absolute.startsWith(base) && matcher.matches(base.relativize(absolute));
    }
  }

  /** Every rule as severe as it is, for every runtime that was measured. */
  public static LintConfig none() {
    return new LintConfig(Severity.ERROR, everywhere(), Map.of(), List.of());
  }

  /**
   * Reads the file.
   *
   * @throws BadInputException with its line, if a word in it is unknown
   */
  public static LintConfig read(Path file) {
    return LintConfigFile.read(file);
  }

  /** The same that fails from this severity on. */
  public LintConfig failingOn(Severity severity) {
    return new LintConfig(severity, targets, levels, exceptions);
  }

  static LintTargets everywhere() {
    List<OciRuntime> runtimes = new ArrayList<>(RuntimeNeeds.measured().runtimes());
    return new LintTargets(runtimes, EnumSet.of(Architecture.X86_64));
  }

  /** All rules, those of the format first. */
  public static List<ProblemKind> rules() {
    return Stream.<ProblemKind>concat(
            Arrays.stream(FormatProblem.values()), Arrays.stream(LintRule.values()))
        .toList();
  }

  /** How severe a problem of this file is; empty if it is not to be told. */
  Optional<Severity> severity(ProfileProblem problem, Path file) {
    ProblemKind kind = problem.kind();
    if (kind.malformed()) {
      return Optional.of(kind.severity());
    }
    Level level = levels.get(kind.id());
    for (FileException exception : exceptions) {
      if (exception.isOf(file) && exception.levels().containsKey(kind.id())) {
        level = exception.levels().get(kind.id());
      }
    }
    if (level == null) {
      return Optional.of(kind.severity());
    }
    return level == Level.OFF ? Optional.empty() : Optional.of(Severity.valueOf(level.name()));
  }

  /** The ids of rules that may be set. */
  static Set<String> ids() {
    return rules().stream()
        .filter(kind -> !kind.malformed())
        .map(ProblemKind::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
