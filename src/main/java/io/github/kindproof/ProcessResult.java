package io.github.kindproof;

/**
 * How a program ended and what it said.
 *
 * @param exitCode its exit code; a program ended by signal N has 128 + N
 * @param stdout its whole standard output
 * @param stderr its whole standard error; empty when both were merged
 */
public record ProcessResult(int exitCode, String stdout, String stderr) {
  /** Whether the exit code is 0. */
  public boolean ok() {
    return exitCode == 0;
  }

  /** The last line that is not blank, of standard error or else of standard output; else empty. */
  public String lastLine() {
    String said = stderr.isBlank() ? stdout : stderr;
    return said.lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line).strip();
  }
}
