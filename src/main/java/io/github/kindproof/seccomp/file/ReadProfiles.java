package io.github.kindproof.seccomp.file;

import java.util.List;

/**
 * What a file was found to have.
 *
 * @param text its text; empty if it could not be read
 * @param profiles its profiles: one, or those of its resources
 * @param problems what is wrong with the format, in the order of the file
 */
public record ReadProfiles(
    String text, List<LocatedProfile> profiles, List<ProfileProblem> problems) {

  /** Copies the lists. */
  public ReadProfiles {
    profiles = List.copyOf(profiles);
    problems = List.copyOf(problems);
  }
}
