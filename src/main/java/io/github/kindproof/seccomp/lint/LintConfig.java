package io.github.kindproof.seccomp.lint;

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
 * The configuration of lint: {@code .kindproof-lint.yaml}.
 *
 * @param failOn the lowest severity that fails
 * @param levels by the ID of a rule; other rules keep their own severity
 */
public record LintConfig(
    Severity failOn,
    LintTargets targets,
    Map<String, Level> levels,
    List<FileException> exceptions) {

  public LintConfig {
    levels = Map.copyOf(levels);
    exceptions = List.copyOf(exceptions);
  }

  public enum Level {
    OFF,
    NOTE,
    WARNING,
    ERROR
  }

  /**
   * Levels for some files.
   *
   * @param files a glob, relative to the folder of the configuration
   */
  public record FileException(String files, Path folder, String why, Map<String, Level> levels) {
    boolean isOf(Path file) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + files);
      Path absolute = file.toAbsolutePath().normalize();
      Path base = folder.toAbsolutePath().normalize();
      return absolute.startsWith(base) && matcher.matches(base.relativize(absolute));
    }
  }

  /** The default: every rule with its own severity, for every measured runtime. */
  public static LintConfig none() {
    return new LintConfig(Severity.ERROR, everywhere(), Map.of(), List.of());
  }

  public static LintConfig read(Path file) {
    return LintConfigFile.read(file);
  }

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

  /** The severity of a problem in this file; empty if it is turned off. */
  Optional<Severity> severity(ProfileProblem problem, Path file) {
    ProblemKind kind = problem.kind();
    if (kind.malformed()) {
      return Optional.of(problem.severity());
    }
    Level level = levels.get(kind.id());
    for (FileException exception : exceptions) {
      if (exception.isOf(file) && exception.levels().containsKey(kind.id())) {
        level = exception.levels().get(kind.id());
      }
    }
    if (level == null) {
      return Optional.of(problem.severity());
    }
    return level == Level.OFF ? Optional.empty() : Optional.of(Severity.valueOf(level.name()));
  }

  /** The IDs of rules that can be configured. */
  static Set<String> ids() {
    return rules().stream()
        .filter(kind -> !kind.malformed())
        .map(ProblemKind::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
