package io.github.kindproof.internal.engine;

import io.github.kindproof.internal.io.process.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine's command line, as kind itself uses it.
 *
 * @param environment what tells it and kind which engine, for example {@code DOCKER_HOST}
 */
public record Docker(Map<String, String> environment) {
  public Docker {
    environment = Map.copyOf(environment);
  }

  /** The same engine, with these variables set for each command on top. */
  public Docker with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(environment);
    all.putAll(more);
    return new Docker(all);
  }

  /** A {@code docker …} command. */
  public Command command(String... arguments) {
    return command(List.of(arguments));
  }

  /** A {@code docker …} command. */
  public Command command(List<String> arguments) {
    List<String> all = new ArrayList<>();
    all.add("docker");
    all.addAll(arguments);
    return Command.of(all).withEnvironment(environment);
  }
}
