package io.github.kindling.node;

import io.github.kindling.harness.Preparation;
import io.github.kindling.kubernetes.KubernetesVersions;
import io.github.kindling.progress.Progress;

/** The node image that tests of shells run in: the one that clusters are made of. */
final class NodeImage {
  private NodeImage() {}

  static String reference() {
    Preparation preparation = Preparation.ofThisMachine(Progress.silent());
    KubernetesVersions versions =
        KubernetesVersions.read(preparation.files().find("kubernetes-versions.yaml"));
    return preparation.images().node(versions.standard()).reference();
  }
}
