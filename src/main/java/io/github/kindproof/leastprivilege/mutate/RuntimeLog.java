package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.Optional;

/** What runc, or crun, logged as JSON, a line each. Pure. */
final class RuntimeLog {
  private RuntimeLog() {}

  /** Why it could not start a container; empty if it says nothing of that. */
  static Optional<String> error(String log) {
    return log.lines()
        .flatMap(line -> JsonText.parse(line).stream()) // it may end in the middle of a line
        .filter(line -> line.path("level").asText().matches("error|fatal"))
        .map(line -> line.path("msg").asText())
        .reduce((before, line) -> line);
  }
}
