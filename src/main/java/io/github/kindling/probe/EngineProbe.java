package io.github.kindling.probe;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.HostConfig;
import io.github.kindling.failure.EnvironmentFault;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** Runs the probe straight by the container engine, under what the engine filters by default. */
public final class EngineProbe {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ANSWERS = "/answers";

  private final String image;
  private final Map<String, String> labels;

  /**
   * @param image the probe's image, as the engine has it
   * @param labels labels for its containers, so that they can be found should this process die
   */
  public EngineProbe(String image, Map<String, String> labels) {
    this.image = image;
    this.labels = Map.copyOf(labels);
  }

  /** Runs it without a filter first, then as the engine does by default, and compares. */
  public ProbeReport run() {
    byte[] baseline;
    try (GenericContainer<?> unconfined = probe("--save", ANSWERS)) {
      unconfined.withCreateContainerCmdModifier(
          create -> hostConfig(create).withSecurityOpts(List.of("seccomp=unconfined")));
      start(unconfined);
      baseline = unconfined.copyFileFromContainer(ANSWERS, InputStream::readAllBytes);
    }
    try (GenericContainer<?> byDefault = probe("--baseline", ANSWERS, "--json")) {
      byDefault.withCopyToContainer(Transferable.of(baseline), ANSWERS);
      start(byDefault);
      return ProbeReport.parse(byDefault.getLogs());
    }
  }

  private static HostConfig hostConfig(
      CreateContainerCmd create) {
    return Objects.requireNonNull(create.getHostConfig());
  }

  private GenericContainer<?> probe(String... arguments) {
    return new GenericContainer<>(DockerImageName.parse(image))
        .withLabels(labels)
        .withCommand(arguments)
        .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(LIMIT));
  }

  private static void start(GenericContainer<?> container) {
    try {
      container.start();
    } catch (ContainerLaunchException e) {
      throw new EnvironmentFault(
          "the engine cannot run the probe: " + e.getMessage(), "see `kindling doctor`", e);
    }
  }
}
