package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProcessSettingsTest {
  private final Properties properties = new Properties();

  @Test
  void withoutVariables() {
    ProcessSettings.addTo(properties, Map.of());
    assertThat(properties)
        .containsOnly(
            Map.entry("org.slf4j.simpleLogger.defaultLogLevel", "error"),
            Map.entry("jdk.http.auth.tunneling.disabledSchemes", ""));
  }

  @Test
  void variablesAreObeyed() {
    ProcessSettings.addTo(
        properties, Map.of("KINDPROOF_LOG", "debug", "KINDPROOF_K3S_IMAGE", "k3s:{version}"));
    assertThat(properties)
        .containsEntry("org.slf4j.simpleLogger.defaultLogLevel", "debug")
        .containsEntry("kindproof.k3s.image", "k3s:{version}");
  }

  @Test
  void whatIsSetStays() {
    properties.put("org.slf4j.simpleLogger.defaultLogLevel", "info");
    ProcessSettings.addTo(properties, Map.of("KINDPROOF_LOG", "debug"));
    assertThat(properties).containsEntry("org.slf4j.simpleLogger.defaultLogLevel", "info");
  }
}
