package io.github.kindproof.internal.image;

import io.github.kindproof.EnvironmentException;
import java.util.Optional;

/**
 * Why an image was not pulled.
 *
 * @param said the message of the registry or the engine
 */
record PullFault(PullFaultKind kind, OfficialImage image, String said) {
  static PullFault ofEngine(OfficialImage image, String message) {
    return new PullFault(PullFaultKind.ofEngine(message), image, message.strip());
  }

  /** The fault that a registry's status shows; empty if the engine should try. */
  static Optional<PullFault> ofStatus(OfficialImage image, int status) {
    return PullFaultKind.ofStatus(status)
        .map(kind -> new PullFault(kind, image, "HTTP status " + status));
  }

  EnvironmentException asEnvironmentFault() {
    return new EnvironmentException(toString(), kind.remedy(image));
  }

  @Override
  public String toString() {
    return kind.sentence(image) + " (" + said.replaceAll("\\s+", " ") + ")";
  }
}
