package io.github.kindproof.cli;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the names of files and folders of all options and parameters. */
final class PathConverter implements ITypeConverter<Path> {
  /** What stands for a character that the locale lacks. */
  private static final String LOST = "?\uFFFD";

  /** Registers it. Not in Main, which must load without picocli. */
  static void register(CommandLine line) {
    line.registerConverter(Path.class, new PathConverter());
  }

  @Override
  public Path convert(String name) {
    return path(name, System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name()));
  }

  /**
   * Return a path.
   *
   * @param encoding that of file names
   * @throws TypeConversionException if the name is empty, or is not the one that was typed
   */
  static Path path(String name, String encoding) {
    if (name.isEmpty()) {
      throw new TypeConversionException("the name of a file is empty, so give one");
    }
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(
          name + " cannot be the name of a file: " + e.getReason() + "; " + remedy(encoding));
    }
    boolean isLost = name.chars().anyMatch(it -> LOST.indexOf(it) >= 0);
    if (isLost && !isUnicode(encoding) && !Files.exists(path)) {
      throw new TypeConversionException(name + " does not exist; " + remedy(encoding));
    }
    return path;
  }

  private static String remedy(String encoding) {
    return isUnicode(encoding)
        ? "choose another name"
        : "if the name has other characters than ASCII, set LC_ALL=C.UTF-8: Java reads names as %s"
            .formatted(encoding);
  }

  private static boolean isUnicode(String encoding) {
    return encoding.equalsIgnoreCase("UTF-8");
  }
}
