package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.catalog.VersionSkew;
import io.github.kindproof.upgrade.matrix.MatrixChoice;
import io.github.kindproof.upgrade.matrix.NodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The older workers of each version in the variant skew. Pure. */
final class Skews {
  private static final String OPTION = "--workers";

  private Skews() {}

  /**
   * The workers by the version of their control plane, newest first. A version without older listed
   * versions has none.
   *
   * @param versions the versions of control planes
   * @param named the requested versions of workers; if empty, the newest of each supported minor
   * @param known the listed releases
   * @throws BadInputException if Kubernetes does not support a named one below each control plane
   */
  static Map<String, List<KubernetesVersion>> of(
      List<KubernetesVersion> versions,
      List<KubernetesVersion> named,
      List<KubernetesVersion> known) {
    Map<String, List<KubernetesVersion>> workers = new HashMap<>();
    for (KubernetesVersion version : versions) {
      workers.put(
          version.version(),
          named.isEmpty()
              ? VersionSkew.supportedOlder(version, known)
              : named.stream().sorted((a, b) -> b.minor() - a.minor()).toList());
      check(version, named);
    }
    return workers;
  }

  private static void check(KubernetesVersion controlPlane, List<KubernetesVersion> named) {
    Set<Integer> minors = new HashSet<>();
    for (KubernetesVersion worker : named) {
      VersionSkew.violation(controlPlane, worker)
          .ifPresent(
              rule -> {
                throw new BadInputException(
                    OPTION + " " + worker.version(),
                    rule,
                    "name the control plane with --kubernetes, and older workers that it supports");
              });
      if (worker.minor() == controlPlane.minor() || !minors.add(worker.minor())) {
        throw new BadInputException(
            OPTION + " " + worker.version(),
            "is not the only node of its minor version",
            "name one worker of each minor version");
      }
    }
  }

  /** What the variant skew can run on a control plane with these workers; nothing without any. */
  static MatrixChoice.Skew skew(KubernetesVersion controlPlane, List<KubernetesVersion> workers) {
    List<NodeKind> nodes = new ArrayList<>();
    if (!workers.isEmpty()) {
      nodes.add(NodeKind.AS_NEW);
      workers.forEach(it -> nodes.add(NodeKind.behind(controlPlane.minor() - it.minor())));
    }
    return new MatrixChoice.Skew(nodes, ProfileTypes.hasOciGate(controlPlane));
  }
}
