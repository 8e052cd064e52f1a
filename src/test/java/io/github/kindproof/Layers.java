package io.github.kindproof;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of layers in docs/architecture.md.
 *
 * @param names the packages that it lists, below {@link #ROOT}, the lowest first; {@code (root)} is
 *     the root package itself
 */
record Layers(List<String> names) {
  static final String ROOT = "io.github.kindproof";
  private static final String OF_ROOT = "(root)";
  private static final Pattern ROW = Pattern.compile("^\\| ((?:`[\\w.()]+` ?)+)\\|");
  private static final Pattern NAME = Pattern.compile("`([\\w.()]+)`");

  static Layers read(Path page) {
    List<String> names = new ArrayList<>();
    for (String line : lines(page)) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        NAME.matcher(row.group(1)).results().forEach(it -> names.add(it.group(1)));
      }
    }
    return new Layers(List.copyOf(names));
  }

  /** The layer of a class: of all that hold it, the innermost. */
  String of(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(ROOT)) {
      return OF_ROOT;
    }
    String below = name.substring(ROOT.length() + 1);
    return names.stream()
        .filter(it -> below.equals(it) || below.startsWith(it + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse(below);
  }

  /** Its dependencies on layers above its own. */
  List<String> upward(JavaClass type) {
    int own = names.indexOf(of(type));
    return type.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .filter(it -> it.getPackageName().startsWith(ROOT))
        .filter(it -> names.indexOf(of(it)) > own)
        .map(it -> type.getName() + " -> " + it.getName())
        .distinct()
        .toList();
  }

  /** Whether a package's Javadoc has a sentence. */
  static boolean hasDescription(String name) {
    Path file =
        Path.of("src/main/java").resolve(name.replace('.', '/')).resolve("package-info.java");
    return Files.exists(file) && String.join("\n", lines(file)).startsWith("/**");
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
