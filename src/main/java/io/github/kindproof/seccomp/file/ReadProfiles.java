package io.github.kindproof.seccomp.file;

import io.github.kindproof.BadInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The content of a profile file.
 *
 * @param text empty if the file could not be read
 * @param problems with the format, in the order of the file
 */
public record ReadProfiles(
    String text, List<LocatedProfile> profiles, List<ProfileProblem> problems) {

  /** Problems that do not keep a profile from working. */
  private static final Set<FormatProblem> WARNED_OF =
      Set.of(
          FormatProblem.UNKNOWN_KEY,
          FormatProblem.FOREIGN_KEY,
          FormatProblem.KEY_CASE,
          FormatProblem.DISABLED,
          FormatProblem.TOO_NEW_SYSCALL,
          FormatProblem.DUPLICATE_SYSCALL);

  public ReadProfiles {
    profiles = List.copyOf(profiles);
    problems = List.copyOf(problems);
  }

  boolean has(FormatProblem kind) {
    return problems.stream().anyMatch(it -> it.kind() == kind);
  }

  /**
   * The problems with which the profiles can work, each with its place.
   *
   * @param file the name of the file
   * @param tolerated other problems that count as such
   * @throws BadInputException with line and column, if there is another problem
   */
  public List<String> warnings(String file, FormatProblem... tolerated) {
    List<String> warnings = new ArrayList<>();
    for (ProfileProblem problem : problems) {
      String place = problem.span().in(file);
      if (!WARNED_OF.contains(problem.kind()) && !List.of(tolerated).contains(problem.kind())) {
        throw new BadInputException(place, problem.what(), problem.remedy());
      }
      warnings.add(place + ": " + problem.what());
    }
    return warnings;
  }
}
