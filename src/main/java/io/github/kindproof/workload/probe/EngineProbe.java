package io.github.kindproof.workload.probe;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.Caller;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of the probe directly in the container engine, under the engine's default filter.
 *
 * @param image the probe's image, as the engine has it
 * @param label a label for its containers, to find them by if this process dies
 */
public record EngineProbe(Docker docker, String image, String label) {
  private static final String ANSWERS = "/answers";

  /**
   * Run it without a filter, then under the engine's default filter, and compare.
   *
   * @throws EnvironmentException if the engine cannot run it
   */
  public ProbeReport run() {
    String unconfined = create(List.of("--security-opt=seccomp=unconfined"), "--save", ANSWERS);
    byte[] answers;
    try {
      start(unconfined);
      answers = docker.command("cp", unconfined + ":" + ANSWERS, "-").bytes();
    } finally {
      remove(unconfined);
    }
    String byDefault = create(List.of(), "--baseline", ANSWERS, "--json");
    try {
      String unused = docker.command("cp", "-", byDefault + ":/").withInput(answers).output();
      return ProbeReport.parse(start(byDefault));
    } finally {
      remove(byDefault);
    }
  }

  private String create(List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(List.of("create", "--network=none", "--label", label));
    command.addAll(options);
    command.add(image);
    command.addAll(List.of(arguments));
    return docker.command(command).output().strip();
  }

  private String start(String container) {
    ProcessResult result = docker.command("start", "--attach", container).run();
    if (!result.ok()) {
      throw new EnvironmentException(
          "the engine cannot run the probe: " + result.lastLine(),
          Caller.ofThisProcess().examine());
    }
    return result.stdout();
  }

  private void remove(String container) {
    docker.command("rm", "--force", container).run();
  }
}
