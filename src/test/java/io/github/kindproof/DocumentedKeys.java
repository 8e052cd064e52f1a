package io.github.kindproof;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Holds the JSON of a report to its table in docs/json.md. */
public final class DocumentedKeys {
  private static final Path PAGE = Path.of("docs/json.md");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| .+ \\|");

  private static final String STEP = "→"; // keys have dots

  private DocumentedKeys() {}

  /**
   * Verifies that all keys of these texts are in the table, and the other way around.
   *
   * @param heading of the section with the table
   */
  public static void verify(String heading, String... texts) {
    Set<String> keys = new TreeSet<>();
    for (String text : texts) {
      collect("", JsonText.parse(text).orElseThrow(() -> new AssertionError(text)), keys);
    }
    List<String> rows = rows(heading);
    assertThat(keys.stream().filter(key -> rows.stream().noneMatch(row -> isFor(row, key))))
        .as("keys without a row in %s, %s", PAGE, heading)
        .isEmpty();
    assertThat(rows.stream().filter(row -> keys.stream().noneMatch(key -> isFor(row, key))))
        .as("rows without a key in %s, %s", PAGE, heading)
        .isEmpty();
  }

  /** The paths of all keys, for example {@code findings[].rule}. */
  private static void collect(String path, JsonNode node, Set<String> keys) {
    node.forEach(
        each -> {
          if (node.isArray()) {
            collect(path + "[]", each, keys);
          }
        });
    node.properties()
        .forEach(
            each -> {
              String key = path.isEmpty() ? each.getKey() : path + STEP + each.getKey();
              keys.add(key);
              collect(key, each.getValue(), keys);
            });
  }

  private static List<String> rows(String heading) {
    try (Stream<String> lines = Files.lines(PAGE)) {
      return lines
          .dropWhile(line -> !line.equals("## " + heading))
          .skip(1)
          .takeWhile(line -> !line.startsWith("## "))
          .map(ROW::matcher)
          .filter(row -> row.matches())
          .map(row -> row.group(1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A name in braces stands for any key. */
  private static boolean isFor(String row, String key) {
    return key.matches(
        Stream.of(row.split("\\."))
            .map(each -> each.startsWith("{") ? "[^" + STEP + "]+" : Pattern.quote(each))
            .collect(Collectors.joining(STEP)));
  }
}
