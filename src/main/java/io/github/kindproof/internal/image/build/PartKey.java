package io.github.kindproof.internal.image.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the output of a part depends on, as one hash: its script, the files that it reads, the
 * values of its variables, and the keys of the parts that it needs.
 *
 * @param value the hash, in lower-case hexadecimal digits
 */
public record PartKey(String value) {

  /**
   * The key of a part.
   *
   * @param folder the recipe's folder
   * @param values the variables that the part gets, with their values
   * @param needed the keys of the parts that it needs, by their names
   */
  static PartKey of(
      Part part, Path folder, Map<String, String> values, Map<String, PartKey> needed) {
    MessageDigest digest = sha256();
    for (String name : filesOf(part)) {
      for (Path file : regularFiles(folder.resolve(name))) {
        add(digest, "file", folder.resolve(name).relativize(file).toString());
        add(digest, "content", read(file));
      }
    }
    new TreeMap<>(values).forEach((name, value) -> add(digest, "variable " + name, value));
    new TreeMap<>(needed).forEach((name, key) -> add(digest, "part " + name, key.value()));
    return new PartKey(HexFormat.of().formatHex(digest.digest()));
  }

  /** The first twelve digits, which tell keys apart well enough for a name. */
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
  private static void add(MessageDigest digest, String field, byte[] content) {
    digest.update((field + " " + content.length + "\n").getBytes(StandardCharsets.UTF_8));
    digest.update(content);
  }

  private static void add(MessageDigest digest, String field, String content) {
    add(digest, field, content.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Path> regularFiles(Path path) {
    try (Stream<Path> files = Files.walk(path)) {
      return files.filter(Files::isRegularFile).sorted().toList();
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

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
