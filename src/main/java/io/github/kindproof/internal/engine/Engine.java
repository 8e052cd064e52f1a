package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.json.JsonText;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/**
 * A container engine that responds.
 *
 * @param host its address, for example {@code unix:///var/run/docker.sock}
 * @param cgroupVersion 1 or 2; 0 if unknown
 * @param dataFolder the folder for images and containers, on the engine's machine
 */
public record Engine(
    Docker docker,
    String host,
    String version,
    int cgroupVersion,
    String cgroupDriver,
    Path dataFolder) {

  /** Parses the output of {@code docker info --format '{{json .}}'}. */
  static Engine parse(Docker docker, String host, String info) {
    JsonNode json =
        JsonText.parse(info)
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "the engine at " + host + " gave no readable description",
                        "use a Docker engine"));
    return new Engine(
        docker,
        host,
        json.path("ServerVersion").asString(""),
        json.path("CgroupVersion").asInt(0),
        json.path("CgroupDriver").asString(""),
        Path.of(json.path("DockerRootDir").asString("")));
  }

  /** For example {@code 28.2.2 at unix:///var/run/docker.sock, cgroup v2 (systemd)}. */
  public String described() {
    return "%s at %s, cgroup v%d (%s)".formatted(version, host, cgroupVersion, cgroupDriver);
  }
}
