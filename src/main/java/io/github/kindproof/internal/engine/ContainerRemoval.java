package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Removes containers with their anonymous volumes, even if processes in them are frozen.
 *
 * @param docker the engine
 */
public record ContainerRemoval(Docker docker) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /**
   * Remove containers, which may run; blocks for two minutes at most, twice if one is frozen.
   *
   * @param containers names or ids, as the output then has them; at least one
   * @return the engine's result; its output has the removed containers, a line each
   */
  public ProcessResult of(Collection<String> containers) {
    ProcessResult first = remove(containers);
    if (first.ok()) {
      return first;
    }
    List<String> gone = first.stdout().lines().toList();
    List<String> left = containers.stream().filter(it -> !gone.contains(it)).toList();
    left.forEach(it -> FrozenCgroups.ofThisHost().thaw(id(it)));
    ProcessResult second = remove(left);
    return new ProcessResult(second.exitCode(), first.stdout() + second.stdout(), second.stderr());
  }

  /**
   * Remove containers as {@link #of} does.
   *
   * @throws EnvironmentException if one is left
   */
  public void all(Collection<String> containers) {
    ProcessResult result = of(containers);
    if (!result.ok()) {
      throw new EnvironmentException(
          "the engine cannot remove a container: " + result.lastLine(),
          "restart the engine, then remove the container with `docker rm --force`");
    }
  }

  private ProcessResult remove(Collection<String> containers) {
    List<String> command = new ArrayList<>(List.of("rm", "--force", "--volumes"));
    command.addAll(containers);
    return docker.command(command).withLimit(LIMIT).run();
  }

  private String id(String container) {
    String id =
        docker.command("inspect", "--type=container", "--format={{.Id}}", container).run().stdout();
    return id.isBlank() ? container : id.strip();
  }
}
