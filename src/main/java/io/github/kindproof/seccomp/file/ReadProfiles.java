package io.github.kindproof.seccomp.file;

import java.util.List;

/**
 * The content of a profile file.
 *
 * @param text empty if the file could not be read
 * @param problems with the format, in the order of the file
 */
public record ReadProfiles(
    String text, List<LocatedProfile> profiles, List<ProfileProblem> problems) {

  public ReadProfiles {
    profiles = List.copyOf(profiles);
    problems = List.copyOf(problems);
  }
}
