package io.github.kindproof.internal.image;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.progress.Progress;
import java.time.Duration;
import java.util.Optional;

/**
 * The images of the engine that kind uses. Every method is an {@link EnvironmentException} if the
 * engine does not answer.
 *
 * @param docker its command line
 */
record EngineImages(Docker docker) {
  private static final Duration PULL_LIMIT = Duration.ofMinutes(30);

  boolean has(String reference) {
    return inspect(reference, "{{.Id}}").isPresent();
  }

  /** Whether no image has this name, or one that was built here before. */
  boolean isFree(String name) {
    return inspect(name, "{{range .RepoTags}}{{println .}}{{end}}")
        .map(names -> names.lines().anyMatch(it -> it.startsWith("kindproof/")))
        .orElse(true);
  }

  private Optional<String> inspect(String reference, String format) {
    ProcessResult seen = docker.command("image", "inspect", "--format", format, reference).run();
    if (seen.ok()) {
      return Optional.of(seen.stdout());
    }
    if (!docker.command("version", "--format", "{{.Server.Version}}").run().ok()) {
      throw new EnvironmentException(
          "no container engine answers: " + seen.lastLine(), Caller.ofThisProcess().startEngine());
    }
    return Optional.empty();
  }

  /** Whether the engine reaches registries in other ways than this process does. */
  boolean hasNetworkOfItsOwn() {
    String host =
        docker.command("context", "inspect", "--format", "{{.Endpoints.docker.Host}}").output();
    String proxiesAndMirrors =
        "{{.HTTPProxy}}{{.HTTPSProxy}}{{range .RegistryConfig.Mirrors}}{{.}}{{end}}";
    return !host.startsWith("unix:")
        || !docker.command("info", "--format", proxiesAndMirrors).output().isBlank();
  }

  /** Pulls by digest, with a login if one is wanted; gives the fault if that failed. */
  Optional<PullFault> pull(OfficialImage image, PullLimits limits, Progress.Task task) {
    ImagePull pull = new ImagePull(docker, limits, task);
    Optional<PullFault> fault = fault(image, pull.run(image));
    PullFaultKind kind = fault.map(PullFault::kind).orElse(null);
    if (kind == PullFaultKind.NEEDS_LOGIN || kind == PullFaultKind.LIMITED) {
      ProcessResult pulled =
          docker.command("pull", "--quiet", image.reference()).withLimit(PULL_LIMIT).run();
      return fault(image, pulled.ok() ? Optional.empty() : Optional.of(pulled.lastLine()));
    }
    boolean again = kind == PullFaultKind.CUT_OFF && !pull.retried();
    return again ? fault(image, new ImagePull(docker, limits, task).run(image)) : fault;
  }

  private static Optional<PullFault> fault(OfficialImage image, Optional<String> said) {
    return said.map(words -> PullFault.ofEngine(image, words));
  }

  /** Gives an image one more name, {@code name:tag}. */
  void tag(String reference, String name) {
    docker.command("tag", reference, name).output();
  }
}
