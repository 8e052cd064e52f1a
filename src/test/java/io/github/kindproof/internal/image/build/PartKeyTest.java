package io.github.kindproof.internal.image.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartKeyTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(folder.resolve("part.sh"), "echo one");
    Files.createDirectories(folder.resolve("sources/inner"));
    Files.writeString(folder.resolve("sources/inner/main.go"), "package main");
  }

  @Test
  void isTheSameForTheSameContent() {
    assertThat(key(Map.of("A", "1"), Map.of())).isEqualTo(key(Map.of("A", "1"), Map.of()));
    assertThat(key(Map.of(), Map.of()).shortened()).matches("[0-9a-f]{12}");
  }

  @Test
  void doesNotDependOnWhereTheRecipeIs(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("part.sh"), "echo one");
    Files.createDirectories(elsewhere.resolve("sources/inner"));
    Files.writeString(elsewhere.resolve("sources/inner/main.go"), "package main");

    assertThat(PartKey.of(part(), elsewhere, Map.of(), Map.of()))
        .isEqualTo(key(Map.of(), Map.of()));
  }

  @Test
  void changesWithTheScript() throws IOException {
    PartKey before = key(Map.of(), Map.of());
    Files.writeString(folder.resolve("part.sh"), "echo two");
    assertThat(key(Map.of(), Map.of())).isNotEqualTo(before);
  }

  @Test
  void changesWithAFileDeepInAFolder() throws IOException {
    PartKey before = key(Map.of(), Map.of());
    Files.writeString(folder.resolve("sources/inner/main.go"), "package other");
    assertThat(key(Map.of(), Map.of())).isNotEqualTo(before);
  }

  @Test
  void changesWithAFilesName() throws IOException {
    PartKey before = key(Map.of(), Map.of());
    Files.move(folder.resolve("sources/inner/main.go"), folder.resolve("sources/inner/app.go"));
    assertThat(key(Map.of(), Map.of())).isNotEqualTo(before);
  }

  @Test
  void changesWithAVariablesValueAndWithItsName() {
    PartKey before = key(Map.of("A", "1"), Map.of());
    assertThat(key(Map.of("A", "2"), Map.of())).isNotEqualTo(before);
    assertThat(key(Map.of("B", "1"), Map.of())).isNotEqualTo(before);
  }

  @Test
  void changesWithTheKeyOfANeededPart() {
    PartKey before = key(Map.of(), Map.of("base", new PartKey("1")));
    assertThat(key(Map.of(), Map.of("base", new PartKey("2")))).isNotEqualTo(before);
  }

  @Test
  void tellsFieldsApartThatReadTheSameWhenJoined() {
    assertThat(key(Map.of("A", "1B2"), Map.of())).isNotEqualTo(key(Map.of("A1", "B2"), Map.of()));
  }

  private PartKey key(Map<String, String> variables, Map<String, PartKey> needed) {
    return PartKey.of(part(), folder, variables, needed);
  }

  private static Part part() {
    return new Part("part", "part.sh", List.of("sources"), List.of(), Map.of(), List.of());
  }
}
