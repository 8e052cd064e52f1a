package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Warnings about patches that have no effect or with which kind fails. Pure. */
record PatchWarnings(List<PatchedNode> nodes, WarningList warnings) {
  private record Application(PatchedNode node, PatchedNode.Use use) {
    boolean isRead() {
      return use.effect().isPresent() && node.node().reads(use.patch().target().kind());
    }
  }

  void add() {
    Map<KubeadmPatch, List<Application>> applications = new LinkedHashMap<>();
    for (PatchedNode node : nodes) {
      for (PatchedNode.Use use : node.uses()) {
        applications
            .computeIfAbsent(use.patch(), patch -> new ArrayList<>())
            .add(new Application(node, use));
      }
    }
    applications.forEach(this::warn);
  }

  private void warn(KubeadmPatch patch, List<Application> applications) {
    applications.stream().filter(it -> it.use().effect().isEmpty()).forEach(this::unmatched);
    applications.stream()
        .flatMap(it -> it.use().effect().stream())
        .flatMap(effect -> effect.failure().stream())
        .forEach(
            failure ->
                warnings.add(
                    failure.line(),
                    "kind rejects this JSON patch: it " + failure.what(),
                    "correct the path, or write a patch in kubeadmConfigPatches"));
    List<Application> read = applications.stream().filter(Application::isRead).toList();
    if (!read.isEmpty()) {
      read.forEach(this::dropped);
      lost(patch);
      reach(patch, read.get(0));
    } else if (applications.stream().anyMatch(it -> it.use().effect().isPresent())) {
      unread(patch.target());
    }
  }

  private void unmatched(Application application) {
    KubeadmPatch.Target target = application.use().patch().target();
    if (!KubeadmDocument.KINDS.contains(target.kind())) {
      unknownKind(target);
      return;
    }
    application.node().documents().stream()
        .filter(document -> document.kind().equals(target.kind()))
        .findFirst()
        .ifPresentOrElse(document -> otherVersion(application, document), () -> unwritten(target));
  }

  private void unknownKind(KubeadmPatch.Target target) {
    warnings.add(
        target.kindLine(),
        target.kind().isEmpty()
            ? "the patch names no kind, so kind ignores it"
            : "kind writes no document of kind '" + target.kind() + "', so this patch is ignored",
        Nearest.to(target.kind(), KubeadmDocument.KINDS)
            .map(it -> "write " + it)
            .orElse("patch one of " + String.join(", ", KubeadmDocument.KINDS)));
  }

  private void otherVersion(Application application, KubeadmDocument document) {
    KubeadmPatch patch = application.use().patch();
    String[] written = document.apiVersion().split("/", 2);
    warnings.add(
        patch.target().versionLine(),
        "kind writes %s for %s and ignores a patch of %s"
            .formatted(
                document.apiVersion(),
                application.node().node().kubernetes().version(),
                patch.target().versionText()),
        patch instanceof MergePatch
            ? "leave the apiVersion out"
            : "write group: %s and version: %s, or leave both out"
                .formatted(written[0], written[1]));
  }

  private void unwritten(KubeadmPatch.Target target) {
    warnings.add(
        target.kindLine(),
        "kind writes no " + target.kind() + " without kube-proxy, so this patch is ignored",
        "leave it out, or set another kubeProxyMode");
  }

  /** Warn of a patch of a document that no node reads. */
  private void unread(KubeadmPatch.Target target) {
    String kind = target.kind();
    if (kind.equals(KubeadmDocument.JOIN)) {
      warnings.add(
          target.kindLine(),
          "the first control plane initializes the cluster and never joins, so this is ignored",
          "patch its InitConfiguration");
    } else {
      warnings.add(
          target.kindLine(),
          kind + " of a joining node is ignored: the node uses the cluster's",
          kind.equals(KubeadmDocument.KUBELET)
              ? "set kubeletExtraArgs in its JoinConfiguration, or patch the whole cluster"
              : "patch its JoinConfiguration, or the whole cluster");
    }
  }

  private void dropped(Application application) {
    application.use().effect().stream()
        .flatMap(effect -> effect.dropped().stream())
        .forEach(dropped -> warnings.add(dropped.line(), dropped.what(), dropped.remedy()));
  }

  private void lost(KubeadmPatch patch) {
    if (patch instanceof MergePatch merge) {
      for (ConfigYaml.Lost lost : merge.lost()) {
        warnings.add(
            lost.line(),
            "`%s` is there again on line %d, and only that one counts"
                .formatted(lost.key(), lost.by()),
            "merge both into one `" + lost.key() + "`");
      }
    }
  }

  /** Warn if a patch reaches more nodes than its place says, or fewer. */
  private void reach(KubeadmPatch patch, Application first) {
    String kind = patch.target().kind();
    if (nodes.size() == 1) {
      return;
    }
    if (first.use().ofNode() && kind.equals(KubeadmDocument.KUBELET)) {
      warnings.add(
          patch.target().kindLine(),
          "every node gets this KubeletConfiguration, not only the first control plane",
          "set kubeletExtraArgs in its InitConfiguration, or patch the whole cluster");
    } else if (!first.use().ofNode() && kind.equals(KubeadmDocument.INIT) && isAlone(patch)) {
      warnings.add(
          patch.target().kindLine(),
          "only the first control plane reads InitConfiguration: nodes that join do not get this",
          "patch JoinConfiguration too, or move the patch to the control plane");
    }
  }

  /** Return whether a patch registers a node and no other does so for joining ones. */
  private boolean isAlone(KubeadmPatch patch) {
    return patch instanceof MergePatch merge
        && merge.value().at("nodeRegistration").isPresent()
        && nodes.stream()
            .flatMap(node -> node.uses().stream())
            .noneMatch(use -> use.patch().target().kind().equals(KubeadmDocument.JOIN));
  }
}
