package io.github.kindproof.node;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.progress.Progress;

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
