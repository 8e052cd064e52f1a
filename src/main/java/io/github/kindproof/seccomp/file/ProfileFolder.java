package io.github.kindproof.seccomp.file;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a folder and the folders below it, without hidden ones.
 *
 * @param profiles JSON and YAML files with a seccomp profile, or with something that looks like one
 * @param others how many other files there are
 */
public record ProfileFolder(List<Path> profiles, int others) {
  private static final Pattern ENDING = Pattern.compile(".*\\.(json|ya?ml)");

  private static final Pattern PROFILE =
      Pattern.compile("SCMP_|defaultAction|kind\"?: *\"?SeccompProfile", Pattern.CASE_INSENSITIVE);

  private static final int LEVELS = 16;

  public ProfileFolder {
    profiles = List.copyOf(profiles);
  }

  /**
   * Looks for profiles.
   *
   * @throws BadInputException if there is none
   */
  public static ProfileFolder read(Path folder) {
    try (Stream<Path> paths = Files.walk(folder, LEVELS)) {
      List<Path> files = paths.filter(it -> isVisible(folder, it)).sorted().toList();
      List<Path> profiles = files.stream().filter(ProfileFolder::isCandidate).toList();
      if (profiles.isEmpty()) {
        throw new BadInputException(
            folder.toString(),
            "has no profile in a file *.json, *.yaml or *.yml",
            "name a file, or another folder");
      }
      return new ProfileFolder(profiles, files.size() - profiles.size());
    } catch (IOException e) {
      throw unreadable(folder, IoReason.of(e));
    } catch (UncheckedIOException e) {
      throw unreadable(folder, IoReason.of(e));
    }
  }

  private static BadInputException unreadable(Path folder, String reason) {
    return new BadInputException(
        folder.toString(), "cannot be read: " + reason, "make it readable");
  }

  static boolean mentionsProfile(String text) {
    return PROFILE.matcher(text).find();
  }

  /** JSON that ends too early, or is empty: no program can have meant it. */
  private static boolean isCutOff(Path file, String text) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json")
        && JsonDocument.endsTooEarly(text);
  }

  private static boolean isVisible(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return Files.isRegularFile(file);
  }

  /** A file that cannot be read is one: lint reports why. */
  private static boolean isCandidate(Path file) {
    if (!ENDING.matcher(file.toString().toLowerCase(Locale.ROOT)).matches()) {
      return false;
    }
    ReadProfiles read = ProfileFile.examine(file);
    return read.has(FormatProblem.UNREADABLE)
        || (read.has(FormatProblem.ENCODING) && read.text().isEmpty())
        || isCutOff(file, read.text())
        || (mentionsProfile(read.text()) && !read.has(FormatProblem.NOT_A_PROFILE));
  }
}
