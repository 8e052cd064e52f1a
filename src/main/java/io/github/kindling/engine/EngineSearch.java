package io.github.kindling.engine;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.process.ProcessResult;
import io.github.kindling.process.SearchPath;
import java.time.Duration;
import java.util.Map;

/**
 * Finds the engine to use: the one that {@code DOCKER_HOST} names, else the one that the docker
 * command line uses, else the one that set-up started on a socket of its own.
 */
public final class EngineSearch {
  private static final String VARIABLE = "DOCKER_HOST";
  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";
  private static final Duration LIMIT = Duration.ofSeconds(15);

  private final Map<String, String> environment;
  private final OwnEngine own;

  /**
   * @param environment the variables of this process
   * @param own the engine that set-up may have started
   */
  public EngineSearch(Map<String, String> environment, OwnEngine own) {
    this.environment = environment;
    this.own = own;
  }

  /** A search by the variables of this process, and for what set-up started with this cache. */
  public static EngineSearch ofThisMachine(KindlingCache cache) {
    return new EngineSearch(System.getenv(), OwnEngine.ofThisMachine(cache));
  }

  /** Looks for it now. Changes nothing. */
  public EngineState look() {
    if (SearchPath.ofThisProcess().find("docker").isEmpty()) {
      return new EngineState.NoCommand();
    }
    String named = environment.getOrDefault(VARIABLE, "");
    if (!named.isEmpty()) {
      EngineState state = ask(new Docker(Map.of()), named);
      return state instanceof EngineState.Absent
          ? new EngineState.Unusable(
              "no engine answers at DOCKER_HOST=" + named, "start it, or unset DOCKER_HOST")
          : state;
    }
    String usual = usualHost();
    Docker docker = new Docker(usual.equals(DEFAULT_HOST) ? Map.of() : Map.of(VARIABLE, usual));
    EngineState state = ask(docker, usual);
    return state instanceof EngineState.Absent
        ? own.host().map(EngineSearch::at).orElse(state)
        : state;
  }

  /** Asks the engine at this address. */
  static EngineState at(String host) {
    return ask(new Docker(host.equals(DEFAULT_HOST) ? Map.of() : Map.of(VARIABLE, host)), host);
  }

  private static EngineState ask(Docker docker, String host) {
    return judge(
        docker, host, docker.command("info", "--format", "{{json .}}").withLimit(LIMIT).run());
  }

  /** What the command line said. Up to 20.10 it ends well, also where no engine answers it. */
  static EngineState judge(Docker docker, String host, ProcessResult info) {
    if (info.ok()) {
      Engine engine = Engine.parse(docker, host, info.stdout());
      if (!engine.version().isEmpty()) {
        return new EngineState.Running(engine);
      }
    }
    if ((info.stdout() + info.stderr()).contains("permission denied")) {
      return new EngineState.Unusable(
          "this user may not use the engine at " + host,
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
