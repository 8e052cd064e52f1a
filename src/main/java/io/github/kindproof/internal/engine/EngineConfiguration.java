package io.github.kindproof.internal.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The daemon.json of the engine that setup starts, which is also the record of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EngineConfiguration(
    @JsonProperty("data-root") String dataRoot,
    @JsonProperty("exec-root") String execRoot,
    @JsonProperty("pidfile") String pidFile,
    @JsonProperty("hosts") List<String> hosts,
    @JsonProperty("bridge") @Nullable String bridge,
    @JsonProperty("iptables") @Nullable Boolean iptables,
    @JsonProperty("runtimes") @Nullable Map<String, Map<String, String>> runtimes,
    @JsonProperty("default-runtime") @Nullable String defaultRuntime) {

  private static final JsonMapper JSON = JsonText.builder().build();

  /**
   * Creates the configuration.
   *
   * @param bridge an existing bridge, for an engine beside another one: it then leaves the host's
   *     packet filter alone, because an engine that starts removes the rules of all others
   */
  static EngineConfiguration of(EngineFolders folders, Path socket, @Nullable String bridge) {
    return new EngineConfiguration(
        folders.images().toString(),
        folders.exec().toString(),
        folders.run().resolve("docker.pid").toString(),
        List.of("unix://" + socket),
        bridge,
        bridge == null ? null : false,
        null,
        null);
  }

  EngineConfiguration withRuntime(Path program) {
    String name = program.getFileName().toString();
    Map<String, Map<String, String>> runtime = Map.of(name, Map.of("path", program.toString()));
    return new EngineConfiguration(
        dataRoot, execRoot, pidFile, hosts, bridge, iptables, runtime, name);
  }

  static Optional<EngineConfiguration> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), EngineConfiguration.class));
    } catch (JacksonException e) {
      throw new EnvironmentException(file + " cannot be read: " + e.getMessage(), "remove it", e);
    }
  }

  void write(Path file) throws IOException {
    Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
  }

  String host() {
    return hosts.get(0);
  }

  Path socket() {
    return Path.of(host().substring("unix://".length()));
  }
}
