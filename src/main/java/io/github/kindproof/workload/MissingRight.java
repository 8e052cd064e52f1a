package io.github.kindproof.workload;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.api.ApiFaults;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * A right that an account lacks. Pure.
 *
 * @param verb for example {@code list}
 * @param resource with its API group: {@code replicasets.apps}
 * @param namespace empty for a cluster-scoped resource
 */
record MissingRight(String verb, String resource, String namespace) {
  /** Parse the API server's response; empty if it is about something else. */
  static Optional<MissingRight> of(KubernetesClientException e) {
    return ApiFaults.missingRight(e).map(MissingRight::of);
  }

  private static MissingRight of(MatchResult right) {
    String group = right.group(3) == null || right.group(3).isEmpty() ? "" : "." + right.group(3);
    return new MissingRight(
        right.group(1), right.group(2) + group, right.group(4) == null ? "" : right.group(4));
  }

  /**
   * Return an exception that names the missing right, or says that the API server cannot be
   * reached; the same exception if it is about something else.
   */
  static RuntimeException explained(RuntimeException e) {
    if (!(e instanceof KubernetesClientException answer) || InterruptionException.isIn(e)) {
      return e;
    }
    return of(answer)
        .<RuntimeException>map(right -> right.fault(answer))
        .orElseGet(
            () -> answer.getCode() < 1 ? ApiFaults.of(answer, "the cluster's API server") : e);
  }

  private EnvironmentException fault(KubernetesClientException e) {
    return new EnvironmentException(
        "this account is not allowed to "
            + verb
            + " "
            + resource
            + (namespace.isEmpty() ? "" : " in namespace " + namespace)
            + " (403)",
        // Each workload has its own namespace, so a Role is not enough.
        "have an administrator allow it in all namespaces: a ClusterRole with the verb `"
            + verb
            + "` for "
            + resource
            + ", and a ClusterRoleBinding to this account",
        e);
  }
}
