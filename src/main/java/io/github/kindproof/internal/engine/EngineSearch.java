package io.github.kindproof.internal.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.process.Captured;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.io.text.MaskedUrl;
import io.github.kindproof.internal.io.text.Printable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the engine to use: the one that {@code DOCKER_HOST} names, else the one that the docker
 * command uses, else the one that setup started on its own socket. One that was found running is
 * not searched again.
 */
public final class EngineSearch {
  private static final String VARIABLE = "DOCKER_HOST";
  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
  private static final String UNIX = "unix://";
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Map<String, String> environment;
  private final OwnEngine own;
  private final Duration limit;
  private EngineState.@Nullable Running found;

  public EngineSearch(Map<String, String> environment, OwnEngine own) {
    this(environment, own, LIMIT);
  }

  EngineSearch(Map<String, String> environment, OwnEngine own, Duration limit) {
    this.limit = limit;
    this.environment = environment;
    this.own = own;
  }

  public static EngineSearch ofThisMachine(KindproofCache cache) {
    return new EngineSearch(System.getenv(), OwnEngine.ofThisMachine(cache));
  }

  /** Looks for the engine; concurrent callers wait for one search. */
  public synchronized EngineState look() {
    if (found != null) {
      return found;
    }
    EngineState state = search();
    if (state instanceof EngineState.Running running) {
      found = running;
    }
    return state;
  }

  private EngineState search() {
    if (SearchPath.ofThisProcess().find("docker").isEmpty()) {
      return new EngineState.NoCommand();
    }
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      return named(new Docker(Map.of(VARIABLE, named)), named);
    }
    String usual = usualHost();
    Docker docker = new Docker(usual.equals(DEFAULT_HOST) ? Map.of() : Map.of(VARIABLE, usual));
    EngineState state = ask(docker, usual, limit);
    return state instanceof EngineState.Absent
        ? own.host().map(EngineSearch::at).orElse(state)
        : state;
  }

  static EngineState at(String host) {
    return ask(
        new Docker(host.equals(DEFAULT_HOST) ? Map.of() : Map.of(VARIABLE, host)), host, LIMIT);
  }

  /** If an engine is named, no other one is used. */
  private EngineState named(Docker docker, String host) {
    Optional<ProcessResult> info = info(docker, limit);
    EngineState state = info.map(it -> judge(docker, host, it)).orElseGet(EngineState.Absent::new);
    return state instanceof EngineState.Absent
        ? new EngineState.Unusable(
            "no engine responds at " + VARIABLE + "=" + MaskedUrl.of(host) + why(host, info),
            Caller.ofThisProcess().leaveDockerHost())
        : state;
  }

  private String why(String host, Optional<ProcessResult> info) {
    if (info.isEmpty()) {
      return " within " + limit.toSeconds() + " s";
    }
    if (host.startsWith(UNIX) && !Files.exists(Path.of(host.substring(UNIX.length())))) {
      return ": there is no such socket";
    }
    String said = info.get().stderr().isBlank() ? "" : info.get().lastLine();
    return said.isEmpty() || NoEngine.in(said).isPresent()
        ? ""
        : ": " + withoutHost(said.substring(said.lastIndexOf(": ") + 1), host).strip();
  }

  /** The docker command may quote the address, with a password. */
  private static String withoutHost(String said, String host) {
    return Printable.line(said.replace(host, MaskedUrl.of(host)));
  }

  private static EngineState ask(Docker docker, String host, Duration limit) {
    return info(docker, limit)
        .map(it -> judge(docker, host, it))
        .orElseGet(
            () ->
                new EngineState.Unusable(
                    "the engine at %s does not respond within %d s"
                        .formatted(MaskedUrl.of(host), limit.toSeconds()),
                    Caller.ofThisProcess().restartEngine()));
  }

  /** Empty if the limit passed: the docker command waits for an engine forever. */
  private static Optional<ProcessResult> info(Docker docker, Duration limit) {
    Captured info = docker.command("info", "--format", "{{json .}}").withLimit(limit).capture();
    return info.exitCode().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ProcessResult(
                info.exitCode().getAsInt(),
                new String(info.output().getBytes(ISO_8859_1), UTF_8),
                info.errors()));
  }

  /** Judges the output; up to 20.10, the exit code is 0 even if no engine responds. */
  static EngineState judge(Docker docker, String host, ProcessResult info) {
    if (info.ok()) {
      Engine engine = Engine.parse(docker, host, info.stdout());
      if (!engine.version().isEmpty()) {
        return new EngineState.Running(engine);
      }
    }
    if ((info.stdout() + info.stderr()).contains("permission denied")) {
      return new EngineState.Unusable(
          "this user is not allowed to use the engine at " + MaskedUrl.of(host),
          "run as root, or as a member of the group `docker`");
    }
    return new EngineState.Absent();
  }

  // The command line's context may name an engine, which kind uses and Testcontainers doesn't know.
  private static String usualHost() {
    ProcessResult result =
        new Docker(Map.of())
            .command("context", "inspect", "--format", "{{.Endpoints.docker.Host}}")
            .withLimit(LIMIT)
            .run();
    String host = result.stdout().strip();
    return result.ok() && !host.isEmpty() ? host : DEFAULT_HOST;
  }
}
