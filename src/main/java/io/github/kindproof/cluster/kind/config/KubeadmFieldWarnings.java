package io.github.kindproof.cluster.kind.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The warnings about fields that the kubeadm of a node drops or rejects. Pure. */
record KubeadmFieldWarnings(PatchedNode node, WarningList warnings) {
  /** What every document has; kind itself removes the metadata. */
  private static final List<String> OF_ALL = List.of("kind", "apiversion", "metadata");

  void add() {
    node.documents().stream().filter(it -> node.node().reads(it.kind())).forEach(this::check);
  }

  private void check(KubeadmDocument document) {
    document
        .torn()
        .ifPresent(
            field ->
                warnings.add(
                    field.line(),
                    "kind leaves this behind when it removes metadata.name: it lands below the"
                        + " field before, or kubeadm cannot read the document",
                    "leave the metadata out"));
    int minor = node.node().kubernetes().minor();
    ConfigValue version = document.value().at("apiVersion").orElse(document.value());
    Optional<FieldType> fields =
        ConfigFields.PACKAGED.document(version.text(), document.kind(), minor);
    if (fields.isEmpty()) {
      if (!version.isOfKind()) {
        warnings.add(
            version.line(),
            kubeadm() + " rejects the API version " + version.text(),
            "leave the version as kind writes it: "
                + KubeadmApi.of(node.node().kubernetes()).word());
      }
      return;
    }
    FieldAdvice advice = new FieldAdvice(version.text(), document.kind(), fields.get(), minor);
    for (FieldCheck.Finding finding : FieldCheck.strict(document.value(), fields.get())) {
      if (!finding.value().isOfKind() && !isOfAll(finding.path())) {
        String field = words(document, finding.path());
        if (finding instanceof FieldCheck.Finding.Unknown unknown) {
          warnings.add(
              unknown.value().line(),
              "%s ignores the unknown field %s".formatted(kubeadm(), field),
              advice.on(unknown));
        } else if (finding instanceof FieldCheck.Finding.Mistyped mistyped) {
          warnings.add(
              mistyped.value().line(),
              "%s rejects %s: it must be %s"
                  .formatted(kubeadm(), field, mistyped.expected().words()),
              FieldAdvice.on(mistyped));
        }
      }
    }
  }

  private String kubeadm() {
    return "kubeadm " + node.node().kubernetes().version();
  }

  private static boolean isOfAll(List<String> path) {
    return path.size() == 1 && OF_ALL.stream().anyMatch(path.get(0)::equalsIgnoreCase);
  }

  /** Return a path in which arguments have their names, even if they are a list. */
  private static String words(KubeadmDocument document, List<String> path) {
    List<String> words = new ArrayList<>();
    words.add(document.kind());
    ConfigValue at = document.value();
    for (String step : path) {
      if (at instanceof ConfigValue.Sequence list) {
        at = list.items().get(Integer.parseInt(step));
        Optional<ConfigValue> name = at.at("name");
        words.add(name.map(ConfigValue::text).orElse(step));
        if (name.isPresent() && path.get(path.size() - 1).equals("value")) {
          break; // of an argument
        }
      } else {
        words.add(step);
        at = at.at(step).orElse(ConfigValue.Scalar.nothing(at.line()));
      }
    }
    return String.join(".", words);
  }
}
