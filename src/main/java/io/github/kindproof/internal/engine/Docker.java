package io.github.kindproof.internal.engine;

import io.github.kindproof.internal.io.process.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine's command line, which kind uses too.
 *
 * @param environment selects the engine, for example by {@code DOCKER_HOST}
 */
public record Docker(Map<String, String> environment) {
  public Docker {
    environment = Map.copyOf(environment);
  }

  /** Return this engine with additional environment variables. */
  public Docker with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Docker(all);
  }

  public Command command(String... arguments) {
    return command(List.of(arguments));
  }

  public Command command(List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.add("docker");
    all.addAll(arguments);
    return Command.of(all).withEnvironment(environment);
  }
}
