package io.github.kindproof.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each input that {@code make fuzz} begins with, or has found a mistake with, is read again. */
class CorpusTest {
  private static final Path CORPUS = Path.of("src/test/resources/io/github/kindproof/fuzz");

  @TempDir Path folder;

  /** An input of a target. */
  record Case(FuzzTarget target, Path file) {
    @Override
    public String toString() {
      return CORPUS.relativize(file).toString();
    }
  }

  static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      try (Stream<Path> files = Files.list(CORPUS.resolve(target.word()))) {
        files.sorted().forEach(it -> cases.add(new Case(target, it)));
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isReadOrRejectedWithItsPlace(Case input) throws IOException {
    input.target().read(Files.readAllBytes(input.file()), folder);
  }

  @Test
  void hasEveryFolderATarget() throws IOException {
    try (Stream<Path> folders = Files.list(CORPUS)) {
      assertThat(folders.map(it -> FuzzTarget.named(it.getFileName().toString())).distinct())
          .hasSize(FuzzTarget.values().length);
    }
  }
}
