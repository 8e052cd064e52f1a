package io.github.kindproof.internal.io.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The command line and environment of a process, from {@code /proc/PID} (proc(5)).
 *
 * @param arguments empty if the process has ended
 * @param environment variables as {@code NAME=value}; empty if unreadable
 */
public record StartedWith(List<String> arguments, List<String> environment) {
  private static final Path PROC = Path.of("/proc");

  public StartedWith {
    arguments = List.copyOf(arguments);
    environment = List.copyOf(environment);
  }

  public static StartedWith of(long pid) {
    Path folder = PROC.resolve(Long.toString(pid));
    return parse(read(folder.resolve("cmdline")), read(folder.resolve("environ")));
  }

  /** Parses both files: NUL-terminated texts. */
  static StartedWith parse(byte[] cmdline, byte[] environ) {
    return new StartedWith(texts(cmdline), texts(environ));
  }

  /** The program's file name; empty if the process has ended. */
  public String program() {
    return arguments.isEmpty()
        ? ""
        : arguments.get(0).substring(arguments.get(0).lastIndexOf('/') + 1);
  }

  public Optional<String> variable(String name) {
    String begin = name + "=";
    return environment.stream()
        .filter(each -> each.startsWith(begin))
        .map(each -> each.substring(begin.length()))
        .findFirst();
  }

  /** The argument that follows an option. */
  public Optional<String> option(String name) {
    int at = arguments.indexOf(name);
    return at < 0 || at + 1 == arguments.size()
        ? Optional.empty()
        : Optional.of(arguments.get(at + 1));
  }

  private static List<String> texts(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (text.isEmpty()) {
      return List.of();
    }
    String whole = text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    return Arrays.asList(whole.split("\0", -1));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      return new byte[0];
    }
  }
}
