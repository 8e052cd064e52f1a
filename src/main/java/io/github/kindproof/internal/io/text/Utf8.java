package io.github.kindproof.internal.io.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Bytes read as UTF-8. Pure.
 *
 * @param text the text, up to the first byte that is not UTF-8
 * @param isWhole whether there is no such byte
 */
public record Utf8(String text, boolean isWhole) {
  /** Decode bytes; no byte is replaced. */
  public static Utf8 of(byte[] bytes) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    boolean isWrong =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), text, true).isError();
    return new Utf8(text.flip().toString(), !isWrong);
  }

  /** Return the number of the line in which the text ends, from 1. */
  public int lastLine() {
    return (int) text.chars().filter(it -> it == '\n').count() + 1;
  }
}
