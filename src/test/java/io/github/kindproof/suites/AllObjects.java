package io.github.kindproof.suites;

import io.github.kindproof.cluster.Cluster;
import java.util.SortedSet;
import java.util.TreeSet;

/** The names of all that a cluster has, but for what comes and goes by itself. */
final class AllObjects {
  private static final String LISTS_ALL =
      "export KUBECONFIG=/etc/kubernetes/admin.conf; kubectl api-resources --verbs=list -o name"
          + " | grep -v -E '^(events|leases)' | paste -sd, | xargs -I{} kubectl get {} -A -o name"
          + " --ignore-not-found | sort";

  private AllObjects() {}

  static SortedSet<String> of(Cluster cluster) {
    return new TreeSet<>(
        cluster.nodes().get(0).command("bash", "-c", LISTS_ALL).output().lines().toList());
  }
}
