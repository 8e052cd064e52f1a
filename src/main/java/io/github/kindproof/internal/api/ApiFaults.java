package io.github.kindproof.internal.api;

import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.Caller;
import java.net.ConnectException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The meaning of an API server's errors. Pure. */
public final class ApiFaults {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private static final Pattern RIGHT =
      Pattern.compile(
          "cannot (\\S+) resource \"([^\"]+)\"(?: in API group \"([^\"]*)\")?"
              + "(?: in the namespace \"([^\"]*)\")?");

  private ApiFaults() {}

  /** The server's message if it rejects only this object and may accept others; empty otherwise. */
  public static Optional<String> ofOneObject(KubernetesClientException e) {
    boolean refused = e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != UNAUTHORIZED;
    return refused && missingRight(e).isEmpty() ? Optional.of(said(e)) : Optional.empty();
  }

  /** An error as a fault of the environment, with the remedy. */
  public static EnvironmentException of(KubernetesClientException e, String server) {
    if (e.getCode() == UNAUTHORIZED) {
      return new EnvironmentException(
          server + " rejects these credentials (401)", "log in again", e);
    }
    Optional<MatchResult> right = missingRight(e);
    if (right.isPresent()) {
      return new EnvironmentException(
          "this account is not allowed to %s %s (403)"
              .formatted(right.get().group(1), right.get().group(2)),
          "have an administrator grant it: `%1$s check --print-rights` and `%1$s profiles "
                  .formatted(Caller.ofThisProcess().typed())
              + "--print-rights` print the required rights",
          e);
    }
    if (e.getCode() > 0) {
      return new EnvironmentException(
          server + " answers " + e.getCode() + ": " + said(e), "see its log", e);
    }
    Optional<CertificateException> validity = ofValidity(e);
    if (validity.isPresent()) {
      return new EnvironmentException(
          "the certificate of %s is not valid at this machine's time: %s"
              .formatted(server, validity.get().getMessage()),
          "correct the clock of the machine that is wrong, or renew the certificate",
          e);
    }
    return new EnvironmentException(
        "cannot reach " + server + ": " + innermost(e),
        "check that it is running and reachable",
        e);
  }

  /**
   * The exception with the date before or after which the server's certificate is not valid; empty
   * if that is not the error. No later request succeeds either.
   */
  public static Optional<CertificateException> ofValidity(KubernetesClientException e) {
    return cause(e, CertificateNotYetValidException.class)
        .map(CertificateException.class::cast)
        .or(() -> cause(e, CertificateExpiredException.class));
  }

  /** Java's client has no words for these: its exceptions have no message. */
  private static Optional<String> ofConnection(Throwable error) {
    if (cause(error, UnresolvedAddressException.class).isPresent()) {
      return Optional.of("the name of its host is unknown");
    }
    return cause(error, ConnectException.class)
        .filter(it -> it.getMessage() == null)
        .filter(it -> cause(it, ClosedChannelException.class).isPresent())
        .map(it -> "connection refused");
  }

  /** The first cause of this type, or the error itself. */
  static <T extends Throwable> Optional<T> cause(Throwable error, Class<T> type) {
    Throwable each = error;
    while (each != null && !type.isInstance(each)) {
      each = each.getCause() == each ? null : each.getCause();
    }
    return Optional.ofNullable(each).map(type::cast);
  }

  /** A rejected watch, with its reason: an API server gives none if the watch is a web socket. */
  public static KubernetesClientException ofWatch(KubernetesClientException e, String resource) {
    if (e.getCode() != FORBIDDEN || missingRight(e).isPresent()) {
      return e;
    }
    String reason = "cannot watch resource \"" + resource + "\"";
    return new KubernetesClientException(
        reason, FORBIDDEN, new StatusBuilder().withCode(FORBIDDEN).withMessage(reason).build());
  }

  /**
   * The right that an account lacks, as Kubernetes' authorizer says it: verb, resource, API group
   * and namespace are the groups 1 to 4; the last two may be null. Empty for other answers: quotas
   * and admission answer 403 too.
   */
  public static Optional<MatchResult> missingRight(KubernetesClientException e) {
    return e.getCode() == FORBIDDEN
        ? RIGHT.matcher(said(e)).results().findFirst()
        : Optional.empty();
  }

  /** The server's message, or the client's if the server gave none. */
  public static String said(KubernetesClientException e) {
    String said = e.getStatus() == null ? null : e.getStatus().getMessage();
    return said == null ? String.valueOf(e.getMessage()) : said;
  }

  /**
   * The message of the innermost cause: without a response, the client's own message says nothing.
   */
  public static String innermost(Throwable error) {
    Optional<String> ofConnection = ofConnection(error);
    if (ofConnection.isPresent()) {
      return ofConnection.get();
    }
    Throwable inner = error;
    while (inner.getCause() != null && inner.getCause() != inner) {
      inner = inner.getCause();
    }
    return inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
  }
}
