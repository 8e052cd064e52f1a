package io.github.kindproof.internal.io.process;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The beginning and the end of a stream, of any length: an endless one must not fill the memory,
 * and the last line mostly tells the fault. A line in between says how much was left out.
 */
public final class BoundedBytes extends OutputStream {
  /** The size of the beginning, which is far more than any sensible program writes. */
  public static final int MOST = 64 << 20;

  private static final int END = 64 << 10;

  private final int most;
  private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
  private final ByteArrayOutputStream end = new ByteArrayOutputStream();
  private long leftOut;

  public BoundedBytes() {
    this(MOST);
  }

  /** Keeps this many bytes of the beginning, and the last 64 KiB of the rest. */
  public BoundedBytes(int most) {
    this.most = most;
  }

  @Override
  public void write(int each) {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int count) {
    int fits = Math.min(count, most - beginning.size());
    beginning.write(bytes, from, fits);
    end.write(bytes, from + fits, count - fits);
    if (end.size() > 2 * END) {
      byte[] all = end.toByteArray();
      end.reset();
      end.write(all, all.length - END, END);
      leftOut += all.length - END;
    }
  }

  @Override
  public void write(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  /** Whether a part between the beginning and the end is missing. */
  public synchronized boolean isCut() {
    return leftOut > 0;
  }

  /** The text, with a line that says how many bytes are missing. */
  public synchronized String text(Charset charset) {
    String note = isCut() ? "\n[" + leftOut + " bytes left out]\n" : "";
    ByteArrayOutputStream whole =
        new ByteArrayOutputStream(beginning.size() + note.length() + end.size());
    whole.writeBytes(beginning.toByteArray());
    whole.writeBytes(note.getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(end.toByteArray());
    return whole.toString(charset);
  }

  /** The text as UTF-8, in which every line ends with a line feed. */
  public String lines() {
    String text = text(StandardCharsets.UTF_8).replace("\r\n", "\n").replace('\r', '\n');
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
