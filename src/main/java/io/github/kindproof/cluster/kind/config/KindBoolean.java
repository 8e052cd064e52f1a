package io.github.kindproof.cluster.kind.config;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The values that kind takes for true or false: also some texts, even in quotes. */
final class KindBoolean {
  private static final Set<String> TRUE = Set.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> FALSE = Set.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");

  private KindBoolean() {}

  static boolean accepts(JsonNode value) {
    return value.isBoolean()
        || TRUE.contains(value.asString(""))
        || FALSE.contains(value.asString(""));
  }

  /** Return what kind takes a value for; nothing is false. */
  static boolean isTrue(JsonNode value) {
    // Kind rejects a quoted "true"; the other warnings assume that its author meant true.
    return value.isBoolean()
        ? value.asBoolean()
        : TRUE.contains(value.asString("")) || value.asString("").equals("true");
  }
}
