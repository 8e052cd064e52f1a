package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder of profiles that nodes mount: a copy, because recorded profiles and profiles under
 * test are added to the user's own.
 */
public final class ProfilesFolder {
  private ProfilesFolder() {}

  /**
   * Copy the folder, replacing the files of an earlier run, and add the recording profile.
   *
   * @return the absolute path of the copy
   * @throws BadInputException if the source is not a folder
   * @throws EnvironmentException if it cannot be copied
   */
  public static Path copy(Path source, Path target) {
    if (!Files.isDirectory(source)) {
      throw new BadInputException(
          "--profiles " + source, "is not a folder", "specify a folder with profiles");
    }
    Path absolute = target.toAbsolutePath().normalize();
    try {
      empty(absolute);
      for (Path file : Folders.files(source)) {
        Path copy = absolute.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling("."));
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      RecordingProfile.write(absolute);
      return absolute;
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot copy " + source + " to " + absolute + ": " + IoReason.of(e),
          "free disk space there",
          e);
    }
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : Folders.files(folder)) {
      Files.delete(file);
    }
  }
}
