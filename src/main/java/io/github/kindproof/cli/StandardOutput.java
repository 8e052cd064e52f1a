package io.github.kindproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kindproof.EnvironmentException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The standard output of this process. It remembers the first write that failed, because the
 * streams and writers that print to it ignore failures.
 */
final class StandardOutput extends OutputStream {
  private static final Path FILE = Path.of("/dev/stdout");

  /** The bits of a file's mode that are its type, and the type of a pipe; see inode(7). */
  private static final int TYPE = 0170000;

  private static final int PIPE = 0010000;

  private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
  private volatile @Nullable IOException failure;

  private StandardOutput() {}

  /** Replaces {@link System#out}. */
  static StandardOutput install() {
    StandardOutput output = new StandardOutput();
    System.setOut(new PrintStream(output, true, UTF_8));
    return output;
  }

  @Override
  public void write(int each) {
    write(new byte[] {(byte) each}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      stream.write(bytes, from, length);
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  /** The fault if a write failed. */
  Optional<EnvironmentException> fault() {
    return Optional.ofNullable(failure)
        .map(
            it ->
                new EnvironmentException(
                    "standard output cannot be written: " + it.getMessage(),
                    "free disk space, or write to another file",
                    it));
  }

  /** Whether it is a pipe: a write to one fails only if the program that reads it has ended. */
  boolean isPipe() {
    try {
      return ((int) Files.getAttribute(FILE, "unix:mode") & TYPE) == PIPE;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
