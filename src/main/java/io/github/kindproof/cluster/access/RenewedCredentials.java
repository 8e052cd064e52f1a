package io.github.kindproof.cluster.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.client.OAuthTokenProvider;
import io.github.kindproof.internal.progress.Progress;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** The credentials from a program, which runs again when they have expired. Thread-safe. */
final class RenewedCredentials implements OAuthTokenProvider {
  private final CredentialProgram program;
  private Credentials latest;

  private RenewedCredentials(CredentialProgram program, Credentials first) {
    this.program = program;
    this.latest = first;
  }

  /**
   * Run the program for the first time.
   *
   * @throws io.github.kindproof.EnvironmentException if it gets no credentials
   */
  static RenewedCredentials from(CredentialProgram program, Progress progress) {
    return new RenewedCredentials(program, program.run(progress));
  }

  synchronized boolean haveToken() {
    return !latest.token().isEmpty();
  }

  @Override
  public synchronized String getToken() {
    if (Instant.now().isAfter(latest.until())) {
      latest = program.run(Progress.silent());
    }
    return latest.token();
  }

  /** Add the certificate and the key, if there are any, to a user of a kubeconfig. */
  synchronized void addCertificate(ObjectNode user) {
    if (!latest.certificate().isEmpty()) {
      user.put("client-certificate-data", base64(latest.certificate()));
      user.put("client-key-data", base64(latest.key()));
    }
  }

  private static String base64(String pem) {
    return Base64.getEncoder().encodeToString(pem.getBytes(UTF_8));
  }
}
