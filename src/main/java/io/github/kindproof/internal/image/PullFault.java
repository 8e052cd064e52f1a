package io.github.kindproof.internal.image;

import io.github.kindproof.EnvironmentException;
import java.util.Optional;

/**
 * Why an image was not pulled.
 *
 * @param kind what is wrong
 * @param image what was wanted
 * @param said what the registry or the engine said
 */
record PullFault(PullFaultKind kind, OfficialImage image, String said) {
  /** What an engine's message means. */
  static PullFault ofEngine(OfficialImage image, String message) {
    return new PullFault(PullFaultKind.ofEngine(message), image, message.strip());
  }

  /** What a registry's status means; empty where the engine should go on. */
  static Optional<PullFault> ofStatus(OfficialImage image, int status) {
    return PullFaultKind.ofStatus(status)
        .map(kind -> new PullFault(kind, image, "HTTP status " + status));
  }

  EnvironmentException asEnvironmentFault() {
    return new EnvironmentException(toString(), kind.remedy(image));
  }

  /** One sentence without a full stop. */
  @Override
  public String toString() {
    return kind.sentence(image) + " (" + said.replaceAll("\\s+", " ") + ")";
  }
}
