package io.github.kindproof.internal.image;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Info;
import com.github.dockerjava.api.model.InfoRegistryConfig;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import org.testcontainers.utility.DockerImageName;

/** The images of the engine, through Testcontainers' client of it. */
final class EngineImages implements AutoCloseable {
  private final URI address;
  private final DockerClient client;

  private EngineImages(URI address, DockerClient client) {
    this.address = address;
    this.client = client;
  }

  /**
   * Opens the very engine that kind uses, which is the one of the {@code docker} command.
   * Testcontainers' own start-up is passed by: it would first pull images for its checks.
   */
  static EngineImages open(Docker docker) {
    String host =
        docker.command("context", "inspect", "--format", "{{.Endpoints.docker.Host}}").output();
    URI address = URI.create(host.strip());
    DockerClient client =
        DockerClientProviderStrategy.getClientForConfig(
            TransportConfig.builder().dockerHost(address).build());
    EngineImages images = new EngineImages(address, client);
    try {
      client.pingCmd().exec();
    } catch (RuntimeException e) { // of several unrelated types
      images.close();
      throw new EnvironmentException(
          "no container engine answers at " + address, Caller.ofThisProcess().startEngine(), e);
    }
    return images;
  }

  boolean has(String reference) {
    try {
      client.inspectImageCmd(reference).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Whether no image has this name, or one that was built here before. */
  boolean isFree(String name) {
    try {
      List<String> names = client.inspectImageCmd(name).exec().getRepoTags();
      return names != null && names.stream().anyMatch(n -> n.startsWith("kindproof/"));
    } catch (NotFoundException e) {
      return true;
    }
  }

  /** Whether the engine reaches registries in other ways than this process does. */
  boolean hasNetworkOfItsOwn() {
    Info info = client.infoCmd().exec();
    InfoRegistryConfig registries = info.getRegistryConfig();
    return !"unix".equals(address.getScheme())
        || isSet(info.getHttpProxy())
        || isSet(info.getHttpsProxy())
        || (registries != null && registries.getMirrors() instanceof List<?> m && !m.isEmpty());
  }

  /** Pulls by digest; gives the fault if that failed. What came so far is dropped then. */
  Optional<PullFault> pull(OfficialImage image, PullLimits limits, Progress.Task task) {
    ImagePull pull = start(image, limits, task);
    Optional<PullFault> fault = pull.await().map(said -> PullFault.ofEngine(image, said));
    boolean again =
        fault.filter(f -> f.kind() == PullFaultKind.CUT_OFF).isPresent() && !pull.retried();
    return again
        ? start(image, limits, task).await().map(said -> PullFault.ofEngine(image, said))
        : fault;
  }

  private ImagePull start(OfficialImage image, PullLimits limits, Progress.Task task) {
    return client
        .pullImageCmd(image.repository())
        .withTag(image.digest())
        .exec(new ImagePull(limits, task));
  }

  /** Gives an image one more name, {@code name:tag}. */
  void tag(String reference, String name) {
    DockerImageName parsed = DockerImageName.parse(name);
    client.tagImageCmd(reference, parsed.getUnversionedPart(), parsed.getVersionPart()).exec();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }
}
