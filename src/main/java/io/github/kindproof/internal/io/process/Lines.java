package io.github.kindproof.internal.io.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Divides bytes into lines of UTF-8. A line without an end is cut at 1 MiB, and says so. */
final class Lines {
  private static final int LONGEST = 1 << 20;

  private final Consumer<String> listener;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long leftOut;
  private boolean afterReturn;

  Lines(Consumer<String> listener) {
    this.listener = listener;
  }

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      add(bytes[i]);
    }
  }

  private void add(byte each) {
    boolean ofTheSameEnd = each == '\n' && afterReturn;
    afterReturn = each == '\r';
    if (ofTheSameEnd) {
      return;
    }
    if (each == '\n' || each == '\r') {
      end();
    } else if (line.size() < LONGEST) {
      line.write(each);
    } else {
      leftOut++;
    }
  }

  /** Reports a last line that has no end. */
  void close() {
    if (line.size() > 0) {
      end();
    }
  }

  private void end() {
    String cut = leftOut > 0 ? " [" + leftOut + " bytes left out]" : "";
    String text = line.toString(StandardCharsets.UTF_8) + cut;
    line.reset();
    leftOut = 0;
    listener.accept(text);
  }
}
