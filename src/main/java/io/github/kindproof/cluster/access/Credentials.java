package io.github.kindproof.cluster.access;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.databind.JsonNode;

/**
 * What a {@link CredentialProgram} has printed; each part may be empty.
 *
 * @param certificate in PEM format
 * @param key in PEM format
 * @param until when to run the program again
 */
record Credentials(String token, String certificate, String key, Instant until) {
  /** After this time, credentials that do not say when they expire are renewed. */
  private static final Duration UNSAID = Duration.ofMinutes(1);

  /** Read the status of an {@code ExecCredential}. */
  static Credentials of(JsonNode status) {
    return new Credentials(
        status.path("token").asString(""),
        status.path("clientCertificateData").asString(""),
        status.path("clientKeyData").asString(""),
        until(status.path("expirationTimestamp").asString("")));
  }

  private static Instant until(String timestamp) {
    try {
      return timestamp.isEmpty() ? Instant.now().plus(UNSAID) : Instant.parse(timestamp);
    } catch (DateTimeParseException e) {
      return Instant.now().plus(UNSAID);
    }
  }

  /** Return nothing of it: it is a secret. */
  @Override
  public String toString() {
    return "Credentials";
  }
}
