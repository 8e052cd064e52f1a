package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir Path folder;

  @Test
  void makesTheFoldersAndLeavesNothingBeside() throws IOException {
    Path file = folder.resolve("a/b/new.txt");
    WholeFile.write(file, "new");
    assertThat(file).hasContent("new");
    assertThat(names(file.resolveSibling("."))).containsExactly("new.txt");
  }

  @Test
  void aReplacedFileKeepsItsPermissionsAndItsLink() throws IOException {
    Path file = Files.writeString(folder.resolve("real.json"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    WholeFile.write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
  }

  @Test
  void whatIsNoRegularFileIsWrittenTo() {
    WholeFile.write(Path.of("/dev/null"), "gone");
    assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
  }

  @Test
  void onAFullDiskTheOldContentStaysAndNothingBeside() throws IOException {
    Path file = Files.writeString(folder.resolve("report.json"), "old");
    Files.createSymbolicLink(folder.resolve("report.json.part"), Path.of("/dev/full"));
    assertThatThrownBy(() -> WholeFile.write(file, "new"))
        .isInstanceOf(EnvironmentException.class)
        .hasMessage(
            file
                + " cannot be written: No space left on device; "
                + "free disk space or choose another folder");
    assertThat(file).hasContent("old");
    assertThat(names(folder)).containsExactly("report.json");
  }

  @Test
  void aFolderIsNoFile() {
    assertThatThrownBy(() -> WholeFile.write(folder, "new"))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith(": it is a folder; name a file in it");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(it -> it.getFileName().toString()).toList();
    }
  }
}
