package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.text.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads the text of a profile file. */
final class ProfileText {
  /** Docker's default, which lists every syscall by name, has 20 KB. */
  private static final int LARGEST = 4 * 1024 * 1024;

  private ProfileText() {}

  static String read(Path file) throws MalformedDocumentException {
    if (Files.isDirectory(file)) {
      throw unreadable("is a folder, not a profile", "name a file in it");
    }
    if (!Files.exists(file)) {
      throw Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? unreadable("is a link to a file that does not exist", "correct the link")
          : unreadable("does not exist", "correct the path");
    }
    try (InputStream stream = Files.newInputStream(file)) {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw tooLarge("%,d".formatted(size));
      }
      return read(stream);
    } catch (AccessDeniedException e) {
      throw unreadable("is not readable for this user", "make it readable");
    } catch (IOException e) {
      throw unreadable("cannot be read: " + IoReason.of(e), "make it readable");
    }
  }

  static String read(InputStream stream) throws MalformedDocumentException {
    try {
      byte[] bytes = stream.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw tooLarge("more than %,d".formatted(LARGEST));
      }
      return decoded(bytes);
    } catch (IOException e) {
      throw unreadable("cannot be read: " + IoReason.of(e), "repeat the command");
    }
  }

  private static MalformedDocumentException tooLarge(String bytes) {
    return unreadable(
        "has %s bytes: no profile is that large".formatted(bytes), "check what it is");
  }

  private static String decoded(byte[] bytes) throws MalformedDocumentException {
    if (bytes.length > 1 && isUtf16(bytes)) {
      throw encoding(Span.at(1, 1), "is UTF-16, and the runtime reads UTF-8", "save it as UTF-8");
    }
    for (byte each : bytes) {
      if (each == 0) {
        throw encoding(Span.WHOLE_FILE, "is binary, not text", "name a profile in JSON");
      }
    }
    Utf8 decoded = Utf8.of(bytes);
    String text = decoded.text();
    if (!decoded.isWhole()) {
      int column = text.length() - text.lastIndexOf('\n');
      throw encoding(
          Span.at(decoded.lastLine(), column), "has a byte that is not UTF-8", "save it as UTF-8");
    }
    return text;
  }

  /** Detected by the byte order mark, or by a zero byte beside the first character, a brace. */
  private static boolean isUtf16(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean marked = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
    return marked || (first == 0 && second == '{') || (first == '{' && second == 0);
  }

  private static MalformedDocumentException encoding(Span span, String what, String remedy) {
    return new MalformedDocumentException(
        ProfileProblem.of(FormatProblem.ENCODING, span, what, remedy));
  }

  private static MalformedDocumentException unreadable(String what, String remedy) {
    return new MalformedDocumentException(
        ProfileProblem.of(FormatProblem.UNREADABLE, Span.WHOLE_FILE, what, remedy));
  }
}
