package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the patches of a whole config or of one node, and warns about the unreadable ones. */
record PatchReader(WarningList warnings) {
  List<KubeadmPatch> read(YamlNode place) {
    List<KubeadmPatch> patches = new ArrayList<>();
    for (YamlNode text : place.items("kubeadmConfigPatches")) {
      patches.addAll(mergePatches(text));
    }
    for (YamlNode entry : place.items("kubeadmConfigPatchesJSON6902")) {
      jsonPatch(entry).ifPresent(patches::add);
    }
    return patches;
  }

  private List<KubeadmPatch> mergePatches(YamlNode text) {
    List<KubeadmPatch> patches = new ArrayList<>();
    for (ConfigYaml document : documents(text)) {
      if (document.value() instanceof ConfigValue.Mapping mapping) {
        patches.add(MergePatch.of(mapping, document.lost()));
      } else if (!document.value().isNull()) {
        warnings.add(
            document.value().line(),
            "kind rejects this patch: it is not a mapping",
            "begin it with a kind, for example `kind: KubeletConfiguration`");
      }
    }
    return patches;
  }

  private Optional<KubeadmPatch> jsonPatch(YamlNode entry) {
    Optional<ConfigValue> first =
        entry.get("patch").stream()
            .flatMap(text -> documents(text).stream())
            .map(ConfigYaml::value)
            .findFirst();
    if (first.isEmpty() || first.get().isNull()) {
      return Optional.empty();
    }
    if (first.get() instanceof ConfigValue.Sequence list
        && list.items().stream().allMatch(ConfigValue.Mapping.class::isInstance)) {
      return Optional.of(
          new JsonPatch(
              target(entry), list.items().stream().map(JsonPatch.Operation::of).toList()));
    }
    warnings.add(
        first.get().line(),
        "kind rejects this JSON patch: it is not a list of operations",
        "write a list of op, path and value");
    return Optional.empty();
  }

  private static KubeadmPatch.Target target(YamlNode entry) {
    String group = entry.text("group");
    String version = entry.text("version");
    int versionLine = line(entry, version.isEmpty() ? "group" : "version");
    return new KubeadmPatch.Target(
        entry.text("kind"),
        group.isEmpty() ? version : group + "/" + version,
        line(entry, "kind"),
        versionLine);
  }

  private static int line(YamlNode entry, String key) {
    return entry.get(key).orElse(entry).line();
  }

  private List<ConfigYaml> documents(YamlNode text) {
    if (text.isMapping() || text.isSequence()) {
      return List.of(); // kind rejects what is not a text
    }
    return text.documents().stream()
        .map(document -> ConfigYaml.of(warnings.file(), document))
        .toList();
  }
}
