package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration that kind writes for kubeadm on a node: first with the patches of the cluster,
 * then with those of the node.
 *
 * @param written the documents before all patches
 * @param documents the documents after them
 * @param uses the patches, each with the document that it was applied to
 */
record PatchedNode(
    KindNode node, List<KubeadmDocument> written, List<KubeadmDocument> documents, List<Use> uses) {

  /**
   * A patch on this node.
   *
   * @param ofNode whether it is a patch of this node alone
   * @param effect empty if no document matches
   */
  record Use(KubeadmPatch patch, boolean ofNode, Optional<KubeadmPatch.Effect> effect) {}

  static PatchedNode of(
      YamlNode config, KindNode node, List<KubeadmPatch> cluster, List<KubeadmPatch> own) {
    List<KubeadmDocument> written = KindDocuments.of(config, node);
    List<Use> uses = new ArrayList<>();
    List<KubeadmDocument> patched = patched(written, cluster, false, uses);
    if (!own.isEmpty()) {
      // kind reads what it has written so far, so a patch may have changed kind and version.
      List<KubeadmDocument> read =
          patched.stream().map(document -> KubeadmDocument.of(document.value())).toList();
      patched = patched(read, own, true, uses);
    }
    return new PatchedNode(node, written, patched, List.copyOf(uses));
  }

  private static List<KubeadmDocument> patched(
      List<KubeadmDocument> documents, List<KubeadmPatch> patches, boolean ofNode, List<Use> uses) {
    List<KubeadmDocument> patched = new ArrayList<>(documents);
    for (KubeadmPatch patch : patches) {
      boolean used = false;
      for (int at = 0; at < patched.size(); at++) {
        KubeadmDocument document = patched.get(at);
        if (patch.matches(document)) {
          KubeadmPatch.Effect effect = patch.on(document);
          patched.set(at, document.with(effect.value()));
          uses.add(new Use(patch, ofNode, Optional.of(effect)));
          used = true;
        }
      }
      if (!used) {
        uses.add(new Use(patch, ofNode, Optional.empty()));
      }
    }
    return patched;
  }

  /** Return a document after all patches; empty if kind writes none of this kind. */
  Optional<ConfigValue> document(String kind) {
    return of(documents, kind);
  }

  /** Return a document before all patches; empty if kind writes none of this kind. */
  Optional<ConfigValue> writtenDocument(String kind) {
    return of(written, kind);
  }

  private static Optional<ConfigValue> of(List<KubeadmDocument> documents, String kind) {
    return documents.stream()
        .filter(it -> it.kind().equals(kind))
        .map(KubeadmDocument::value)
        .map(ConfigValue.class::cast)
        .findFirst();
  }
}
