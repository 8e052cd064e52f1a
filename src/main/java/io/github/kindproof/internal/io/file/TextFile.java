package io.github.kindproof.internal.io.file;

import io.github.kindproof.internal.io.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of text that others have written. */
public final class TextFile {
  /** Far more than any file that a person or Kindproof writes, such as the results of a matrix. */
  private static final int LARGEST = 64 << 20;

  private TextFile() {}

  /**
   * Return the text of a file.
   *
   * @throws IOException also if it is too large, or not UTF-8, with the line
   */
  public static String read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream stream = Files.newInputStream(file)) {
      bytes = stream.readNBytes(LARGEST + 1);
    }
    if (bytes.length > LARGEST) {
      throw new IOException("it has more than %,d bytes".formatted(LARGEST));
    }
    Utf8 decoded = Utf8.of(bytes);
    if (!decoded.isWhole()) {
      throw new IOException("line %d is not UTF-8".formatted(decoded.lastLine()));
    }
    return decoded.text();
  }
}
