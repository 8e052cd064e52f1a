package io.github.kindproof.internal.image.build;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCheckTest {
  @TempDir private Path folder;

  @Test
  void allThatIsMissingIsNamedInOneLine() {
    HostCheck check =
        new HostCheck(List.of("mmdebstrap", "jq"), "1.21", 0, new SearchPath(List.of(folder)));
    assertThatThrownBy(() -> check.check(folder))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("without mmdebstrap, jq, Go 1.21 or newer;")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aProgramOnTheSearchPathIsFound() throws IOException {
    Path program = Files.createFile(folder.resolve("jq"));
    HostCheck check =
        new HostCheck(List.of("jq"), "", 0, new SearchPath(List.of(Path.of("/nowhere"), folder)));
    assertThatThrownBy(() -> check.check(folder)).hasMessageContaining("without jq;");

    program.toFile().setExecutable(true);
    assertThatCode(() -> check.check(folder)).doesNotThrowAnyException();
  }

  @Test
  void aFullDiskIsNamedWithWhatIsFree() {
    assertThatCode(() -> HostCheck.checkDisk(folder, 10L << 30, 10)).doesNotThrowAnyException();
    assertThatThrownBy(() -> HostCheck.checkDisk(folder, 3L << 29, 10))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("only 1.5 GB are free at " + folder);
  }
}
