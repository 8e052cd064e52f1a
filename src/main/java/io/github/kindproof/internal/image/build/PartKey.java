package io.github.kindproof.internal.image.build;

import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hash of everything that the output of a part depends on: its script, the files that it reads,
 * the values of its variables, and the keys of the parts that it needs.
 */
public record PartKey(String value) {

  static PartKey of(
      Part part, Path folder, Map<String, String> values, Map<String, PartKey> needed) {
    Sha256 digest = new Sha256();
    for (String name : filesOf(part)) {
      for (Path file : regularFiles(folder.resolve(name))) {
        add(digest, "file", folder.resolve(name).relativize(file).toString());
        add(digest, "content", read(file));
      }
    }
    new TreeMap<>(values).forEach((name, value) -> add(digest, "variable " + name, value));
    new TreeMap<>(needed).forEach((name, key) -> add(digest, "part " + name, key.value()));
    return new PartKey(digest.hexadecimal());
  }

  /** The first twelve digits, enough to distinguish names. */
  public String shortened() {
    return value.substring(0, 12);
  }

  static List<String> filesOf(Part part) {
    List<String> names = new ArrayList<>();
    names.add(part.script());
    names.addAll(part.files());
    return names;
  }

  // The length goes in first, so that no two lists of fields give the same bytes.
  private static void add(Sha256 digest, String field, byte[] content) {
    digest.add(field + " " + content.length + "\n").add(content);
  }

  private static void add(Sha256 digest, String field, String content) {
    add(digest, field, content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> regularFiles(Path path) {
    try {
      return Folders.files(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
