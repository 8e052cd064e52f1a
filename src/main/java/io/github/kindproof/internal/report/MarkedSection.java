package io.github.kindproof.internal.report;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A part of a document that a program writes, between two lines that only the document's source
 * shows.
 */
public final class MarkedSection {
  private MarkedSection() {}

  /**
   * Writes another text into that section of a file.
   *
   * @throws BadInputException if there is no such file, or no such section in it
   */
  public static void write(Path file, String name, String lines) {
    String document;
    try {
      document = Files.readString(file);
    } catch (IOException e) {
      throw new BadInputException(
          file.toString(), "cannot be read: " + e, "name a page that is there");
    }
    WholeFile.write(file, replace(file, document, name, lines));
  }

  /**
   * The document with another text in that section. Pure.
   *
   * @param file where the document stands, for the error
   * @param document its text, with a line {@code <!-- NAME: begin … -->} and, after it, a line
   *     {@code <!-- NAME: end -->}
   * @param name the section's
   * @param lines what is to stand between the two, whatever stood there
   * @throws BadInputException if one of the two is lacking
   */
  static String replace(Path file, String document, String name, String lines) {
    int begin = document.indexOf("<!-- " + name + ": begin");
    int inside = begin < 0 ? -1 : document.indexOf('\n', begin);
    int end = inside < 0 ? -1 : document.indexOf("<!-- " + name + ": end -->", inside);
    if (end < 0) {
      throw new BadInputException(
          file.toString(),
          "has no section between <!-- " + name + ": begin --> and <!-- " + name + ": end -->",
          "write both lines where the section is to stand");
    }
    return document.substring(0, inside + 1)
        + "\n"
        + lines.strip()
        + "\n\n"
        + document.substring(end);
  }
}
