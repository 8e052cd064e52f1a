package io.github.kindproof.cli;

import java.util.Map;
import java.util.Properties;

/** System properties of the command, whether a script starts it or {@code java -jar}. */
final class ProcessSettings {
  private ProcessSettings() {}

  /** Sets them for this process, before a class is loaded that reads them. */
  static void apply() {
    addTo(System.getProperties(), System.getenv());
  }

  /** Adds the properties that are missing. */
  static void addTo(Properties properties, Map<String, String> environment) {
    // Libraries say nothing below this level.
    properties.putIfAbsent(
        "org.slf4j.simpleLogger.defaultLogLevel",
        environment.getOrDefault("KINDPROOF_LOG", "error"));
    // Java sends a password of HTTPS_PROXY only if this is empty.
    properties.putIfAbsent("jdk.http.auth.tunneling.disabledSchemes", "");
    String image = environment.get("KINDPROOF_K3S_IMAGE");
    if (image != null) {
      properties.putIfAbsent("kindproof.k3s.image", image);
    }
  }
}
