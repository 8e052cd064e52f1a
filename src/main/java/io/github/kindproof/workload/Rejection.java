package io.github.kindproof.workload;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.api.ApiFaults;

/** The meaning of an API server's rejection of an object. Pure. */
final class Rejection {
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int REQUEST_TIMEOUT = 408;
  static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private Rejection() {}

  /**
   * @param where the file and the object in it
   * @return a {@link BadInputException} if the object is wrong for this cluster, an {@link
   *     EnvironmentException} if the cluster or the account cannot create it
   */
  static RuntimeException of(String where, KubernetesClientException e) {
    int code = e.getCode();
    if (ApiFaults.missingRight(e).isPresent()) {
      return new EnvironmentException(
          where + ": this account is not allowed to create it (403): " + ApiFaults.said(e),
          "allow this account to create it",
          e);
    }
    if (code == UNAUTHORIZED) {
      return new EnvironmentException(
          where + ": the API server rejects these credentials (401)", "log in again", e);
    }
    boolean isOfObject = code >= BAD_REQUEST && code < SERVER_ERROR;
    if (!isOfObject || code == REQUEST_TIMEOUT || code == TOO_MANY_REQUESTS) {
      String answer =
          code > 0
              ? "the API server answers " + code + ": " + ApiFaults.said(e)
              : "no response from the API server: " + ApiFaults.innermost(e);
      return new EnvironmentException(where + ": " + answer, "check that the cluster works", e);
    }
    if (code == NOT_FOUND) {
      return unknownKind(where, ApiFaults.said(e));
    }
    String remedy = code == CONFLICT ? "give it another name" : "correct it";
    return new BadInputException(where, "the API server rejects it: " + ApiFaults.said(e), remedy);
  }

  static BadInputException unknownKind(String where, String said) {
    return new BadInputException(
        where,
        "the API server rejects it: " + said,
        "remove it, or create its CustomResourceDefinition before you apply this");
  }
}
