package io.github.kindproof.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a target reads: as a text, or as a file in a folder with nothing else. */
record Input(byte[] bytes, Path folder) {
  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  Path file(String name) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }
}
