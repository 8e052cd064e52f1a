package io.github.kindproof.seccomp.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads the text of a profile file. */
final class ProfileText {
  /** Docker's default, which lists every syscall by name, has 20 KB. */
  private static final long LARGEST = 4L * 1024 * 1024;

  private ProfileText() {}

  static String read(Path file) throws MalformedDocumentException {
    if (Files.isDirectory(file)) {
      throw unreadable("is a folder, not a profile", "name a JSON file in it");
    }
    if (!Files.exists(file)) {
      throw Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? unreadable("is a link to a file that does not exist", "correct the link")
          : unreadable("does not exist", "correct the path");
    }
    if (!Files.isRegularFile(file)) {
      throw unreadable("is not a regular file", "name a JSON file");
    }
    return decoded(bytes(file));
  }

  private static byte[] bytes(Path file) throws MalformedDocumentException {
    try {
      long size = Files.size(file);
      if (size > LARGEST) {
        throw unreadable(
            "has %,d bytes: no profile is that large".formatted(size), "check what it is");
      }
      return Files.readAllBytes(file);
    } catch (AccessDeniedException e) {
      throw unreadable("is not readable for this user", "make it readable");
    } catch (IOException e) {
      throw unreadable("cannot be read: " + e.getMessage(), "make it readable");
    }
  }

  private static String decoded(byte[] bytes) throws MalformedDocumentException {
    if (bytes.length > 1 && isUtf16(bytes)) {
      throw encoding(Span.at(1, 1), "is UTF-16, and the runtime reads UTF-8", "save it as UTF-8");
    }
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length);
    boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), text, true).isError();
    String decoded = text.flip().toString();
    if (wrong) {
      int line = (int) decoded.chars().filter(it -> it == '\n').count() + 1;
      int column = decoded.length() - decoded.lastIndexOf('\n');
      throw encoding(Span.at(line, column), "has a byte that is not UTF-8", "save it as UTF-8");
    }
    return decoded;
  }

  /** Detected by the byte order mark, or by a zero byte in the first character, a brace. */
  private static boolean isUtf16(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    boolean marked = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
    return marked || first == 0 || second == 0;
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
