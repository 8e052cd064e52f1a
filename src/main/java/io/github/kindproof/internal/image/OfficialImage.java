package io.github.kindproof.internal.image;

import io.github.kindproof.BadInputException;

/**
 * An image in a registry.
 *
 * @param repository its name without tag, such as {@code kindest/node} or {@code
 *     localhost:5000/kindest/node}
 * @param digest {@code sha256:…}
 */
record OfficialImage(String repository, String digest) {
  private static final String HUB = "registry-1.docker.io";
  private static final int DIGITS_SHOWN = "sha256:".length() + 12;

  /** Parses {@code name:tag@sha256:…}; the tag is dropped, because the digest decides. */
  static OfficialImage of(String where, String image) {
    ImageNames.check(where, image);
    int at = image.indexOf('@');
    if (at < 0) {
      throw new BadInputException(where, "\"" + image + "\" has no digest", "add @sha256:… to it");
    }
    String repository = image.substring(0, at).replaceFirst(":[^:/]*$", "");
    return new OfficialImage(repository, image.substring(at + 1));
  }

  /**
   * Return this image in a mirror.
   *
   * @param mirror the prefix for images of Docker Hub, such as {@code mirror.example/hub/}; empty
   *     for none
   */
  OfficialImage through(String mirror) {
    boolean isOfHub = ImageNames.registry(repository).isEmpty();
    return isOfHub ? new OfficialImage(mirror + repository, digest) : this;
  }

  String reference() {
    return repository + "@" + digest;
  }

  /** The registry's host, with its port if it has one. */
  String host() {
    String registry = ImageNames.registry(repository);
    return registry.isEmpty() || registry.equals("docker.io") ? HUB : registry;
  }

  String path() {
    String path = shortRepository();
    return host().equals(HUB) && !path.contains("/") ? "library/" + path : path;
  }

  private String shortRepository() {
    int registry = ImageNames.registry(repository).length();
    return registry == 0 ? repository : repository.substring(registry + 1);
  }

  /** A short form without the host and most of the digest. */
  @Override
  public String toString() {
    return shortRepository() + "@" + digest.substring(0, DIGITS_SHOWN) + "…";
  }
}
