package io.github.kindproof.internal.image;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.progress.Progress;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The images of the engine that kind uses. Every method throws {@link EnvironmentException} if the
 * engine does not respond.
 */
record EngineImages(Docker docker) {
  private static final Duration PULL_LIMIT = Duration.ofMinutes(30);

  boolean has(String reference) {
    return inspect(reference, "{{.Id}}").isPresent();
  }

  /** Whether the name is unused, or belongs to an image that was built here. */
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
    boolean responded = seen.stderr().toLowerCase(Locale.ROOT).contains("no such image");
    if (!responded && !docker.command("version", "--format", "{{.Server.Version}}").run().ok()) {
      throw new EnvironmentException(
          "no container engine responds: " + seen.lastLine(), Caller.ofThisProcess().startEngine());
    }
    return Optional.empty();
  }

  /** Whether the engine reaches registries in another way than this process. */
  boolean hasNetworkOfItsOwn() {
    String host =
        docker.command("context", "inspect", "--format", "{{.Endpoints.docker.Host}}").output();
    String proxiesAndMirrors =
        "{{.HTTPProxy}}{{.HTTPSProxy}}{{range .RegistryConfig.Mirrors}}{{.}}{{end}}";
    return !host.startsWith("unix:")
        || !docker.command("info", "--format", proxiesAndMirrors).output().isBlank();
  }

  /**
   * Pulls by digest, with a login if the registry requires one; returns the fault if that fails.
   */
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

  void tag(String reference, String name) {
    docker.command("tag", reference, name).output();
  }
}
