package io.github.kindproof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a page that a test writes, between {@code <!-- NAME: begin -->} and {@code <!-- NAME:
 * end -->}.
 */
public record PageSection(Path page, String name) {
  /** Return its text, without empty lines around it. */
  public String text() {
    String all = all();
    return all.substring(from(all), to(all));
  }

  /** Replace its text. */
  public void write(String text) {
    String all = all();
    try {
      Files.writeString(page, all.substring(0, from(all)) + text + all.substring(to(all)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String all() {
    try {
      return Files.readString(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int from(String all) {
    return end(all, "<!-- %s: begin -->\n\n".formatted(name), 0);
  }

  private int to(String all) {
    String mark = "\n\n<!-- %s: end -->".formatted(name);
    return end(all, mark, from(all)) - mark.length();
  }

  private int end(String all, String mark, int from) {
    int at = all.indexOf(mark, from);
    if (at < 0) {
      throw new IllegalStateException(page + " lacks " + mark.strip());
    }
    return at + mark.length();
  }
}
