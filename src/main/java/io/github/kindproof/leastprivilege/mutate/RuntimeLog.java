package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.Optional;

/** The log of runc or crun in JSON, one entry a line. Pure. */
final class RuntimeLog {
  private RuntimeLog() {}

  /** Return why it could not start a container; empty if the log does not say. */
  static Optional<String> error(String log) {
    return log.lines()
        .flatMap(line -> JsonText.parse(line).stream()) // it may end in the middle of a line
        .filter(line -> line.path("level").asString("").matches("error|fatal"))
        .map(line -> line.path("msg").asString(""))
        .reduce((before, line) -> line);
  }
}
