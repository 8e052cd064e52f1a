package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/**
 * An image on a registry, by its digest.
 *
 * @param repository its name without tag, such as {@code kindest/node} or {@code
 *     localhost:5000/kindest/node}
 * @param digest {@code sha256:…}
 */
record OfficialImage(String repository, String digest) {
  private static final String HUB = "registry-1.docker.io";
  private static final int DIGITS_SHOWN = "sha256:".length() + 12;

  /**
   * Takes {@code name:tag@sha256:…}. The tag is left out: beside a digest it says nothing to an
   * engine, and Testcontainers takes it for a part of the repository.
   */
  static OfficialImage of(String where, String image) {
    ImageNames.check(where, image);
    int at = image.indexOf('@');
    if (at < 0) {
      throw new BadInputException(where, "\"" + image + "\" has no digest", "add @sha256:… to it");
    }
    String repository = DockerImageName.parse(image.substring(0, at)).getUnversionedPart();
    return new OfficialImage(repository, image.substring(at + 1));
  }

  /** Where it really comes from, a mirror for example. */
  OfficialImage through(ImageNameSubstitutor substitutor) {
    DockerImageName name = substitutor.apply(DockerImageName.parse(reference()));
    return new OfficialImage(name.getUnversionedPart(), name.getVersionPart());
  }

  /** The name by which an engine has it. */
  String reference() {
    return repository + "@" + digest;
  }

  /** The registry's host, with its port if it has one. */
  String host() {
    String registry = DockerImageName.parse(repository).getRegistry();
    return registry.isEmpty() || registry.equals("docker.io") ? HUB : registry;
  }

  /** The repository's path on its registry. */
  String path() {
    String path = DockerImageName.parse(repository).getRepository();
    return host().equals(HUB) && !path.contains("/") ? "library/" + path : path;
  }

  /** For people: without the host, and with a shortened digest. */
  @Override
  public String toString() {
    String path = DockerImageName.parse(repository).getRepository();
    return path + "@" + digest.substring(0, DIGITS_SHOWN) + "…";
  }
}
