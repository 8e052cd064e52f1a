package io.github.kindproof.internal.image;

import io.github.kindproof.internal.io.process.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds an empty image at once; these tests are about pulling. */
final class TinyBuild implements LocalBuild {
  private static final byte[] EMPTY_ARCHIVE = new byte[1024];

  private final List<String> asked = new ArrayList<>();

  static String imageOf(String recipe) {
    return "kindproof/it-" + recipe + ":built";
  }

  /** The recipes that were asked for. */
  List<String> asked() {
    return asked;
  }

  @Override
  public String build(String recipe, Map<String, String> variables) {
    asked.add(recipe);
    Command.of("docker", "import", "-", imageOf(recipe)).withInput(EMPTY_ARCHIVE).output();
    return imageOf(recipe);
  }

  @Override
  public Optional<String> find(String recipe, Map<String, String> variables) {
    return Optional.empty();
  }
}
