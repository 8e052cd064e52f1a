package io.github.kindproof;

/**
 * The exit code and the output of a program.
 *
 * @param exitCode the exit code; 128 + N for a program that was ended by signal N
 * @param stdout the standard output. If it is longer than 64 MiB, a line says how many bytes were
 *     left out between its beginning and its end
 * @param stderr the standard error, in the same way; empty if it was merged into standard output
 */
public record ProcessResult(int exitCode, String stdout, String stderr) {
  /** Return whether the exit code is 0. */
  public boolean ok() {
    return exitCode == 0;
  }

  /** Return the last nonblank line of standard error, else of standard output, else nothing. */
  public String lastLine() {
    String said = stderr.isBlank() ? stdout : stderr;
    return said.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
  }
}
