package io.github.kindling.seccomp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what a profile named where, to warn of what has no effect and refuse contradictions.
 */
final class ProfileNotes {
  private final JsonWalk json;
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Listed> first = new HashMap<>();

  private record Listed(int line, SeccompAction action) {}

  ProfileNotes(JsonWalk json) {
    this.json = json;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Skips the field here. A comment is the one that is meant to be ignored. */
  void ignored(String field) throws IOException {
    if (!field.equals("comment")) {
      warnings.add(json.place(json.line()) + ": the runtime ignores the field \"" + field + "\"");
    }
    json.skip();
  }

  /** Notes a call in a rule without conditions; two actions for one call contradict each other. */
  void listed(String name, int line, SeccompAction action) {
    Listed before = first.putIfAbsent(name, new Listed(line, action));
    if (before == null) {
      return;
    }
    if (before.action != action) {
      throw json.wrongAt(
          line,
          "\"%s\" gets %s, but in line %d it got %s"
              .formatted(name, action.profileName(), before.line, before.action.profileName()),
          "keep one of them");
    }
    warnings.add(
        "%s: \"%s\" is listed in line %d already".formatted(json.place(line), name, before.line));
  }
}
