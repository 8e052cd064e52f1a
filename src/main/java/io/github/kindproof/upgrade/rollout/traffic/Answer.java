package io.github.kindproof.upgrade.rollout.traffic;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The response to one HTTP/1.1 request, read to its end.
 *
 * @param status the status code
 * @param body the whole body
 * @param closes whether the server announces that it closes the connection afterwards
 */
record Answer(int status, byte[] body, boolean closes) {
  private static final int LONGEST_LINE = 8192;

  /**
   * Read a response that declares the length of its body, as responses with files do.
   *
   * @throws IOException if it ends too early or is not an HTTP response
   */
  static Answer read(BufferedInputStream in) throws IOException {
    String first = line(in);
    String[] words = first.split(" ", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/1.") || !words[1].matches("\\d{3}")) {
      throw new IOException("no HTTP answer: " + first);
    }
    int length = -1;
    boolean closes = false;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(":", 2);
      String value = parts.length == 2 ? parts[1].strip().toLowerCase(Locale.ROOT) : "";
      switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
        case "content-length" -> length = Integer.parseInt(value);
        case "connection" -> closes = value.equals("close");
        default -> {}
      }
    }
    if (length < 0) {
      throw new IOException("the response does not declare its length");
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("cut off after " + body.length + " of " + length + " bytes");
    }
    return new Answer(Integer.parseInt(words[1]), body, closes);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException(
            line.isEmpty() ? "closed without a response" : "cut off in the headers");
      }
      if (line.length() == LONGEST_LINE) {
        throw new IOException("a header is incomplete");
      }
      line.append((char) read);
    }
    return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)
        .strip();
  }
}
