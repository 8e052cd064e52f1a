package io.github.kindproof.workload;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.api.ApiFaults;
import java.util.Optional;
import java.util.regex.MatchResult;

/**
 * A right that an account lacks. Pure.
 *
 * @param verb what it may not do, for example {@code list}
 * @param resource to what, with its API group: {@code replicasets.apps}
 * @param namespace where; empty of what belongs to the whole cluster
 */
record MissingRight(String verb, String resource, String namespace) {
  /** The one that this answer is about; empty if it is about something else. */
  static Optional<MissingRight> of(KubernetesClientException e) {
    return ApiFaults.missingRight(e).map(MissingRight::of);
  }

  private static MissingRight of(MatchResult right) {
    String group = right.group(3) == null || right.group(3).isEmpty() ? "" : "." + right.group(3);
    return new MissingRight(
        right.group(1), right.group(2) + group, right.group(4) == null ? "" : right.group(4));
  }

  /** The exception with the right in its words, if it is about one; otherwise the same. */
  static RuntimeException told(RuntimeException e) {
    return e instanceof KubernetesClientException answer
        ? of(answer).<RuntimeException>map(right -> right.fault(answer)).orElse(e)
        : e;
  }

  private EnvironmentException fault(KubernetesClientException e) {
    return new EnvironmentException(
        "may not "
            + verb
            + " "
            + resource
            + (namespace.isEmpty() ? "" : " in namespace " + namespace)
            + " (403)",
        // Each workload has a namespace of its own, so no Role will do.
        "have an administrator allow it in all namespaces: a ClusterRole with the verb `"
            + verb
            + "` of "
            + resource
            + ", and a ClusterRoleBinding to this account",
        e);
  }
}
