package io.github.kindproof.leastprivilege.mutate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** What runc, or crun, logged as JSON, a line each. Pure. */
final class RuntimeLog {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RuntimeLog() {}

  /** Why it could not start a container; empty if it says nothing of that. */
  static Optional<String> error(String log) {
    return log.lines()
        .map(RuntimeLog::tree)
        .filter(line -> line.path("level").asText().matches("error|fatal"))
        .map(line -> line.path("msg").asText())
        .reduce((before, line) -> line);
  }

  private static JsonNode tree(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      return JSON.missingNode(); // it was ended in the middle of a line
    }
  }
}
