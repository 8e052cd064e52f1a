package io.github.kindproof.seccomp.knowledge;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** An entry of {@code needed-calls.yaml} or {@code base-calls.yaml}. */
record RuntimeEntry(
    String runtime,
    List<String> withPrivilegeEscalation,
    List<String> withoutPrivilegeEscalation,
    List<List<String>> withPrivilegeEscalationOneOf) {

  static List<RuntimeEntry> read(String resource) {
    return YamlNode.packaged(RuntimeEntry.class, resource).items().stream()
        .map(
            it ->
                new RuntimeEntry(
                    it.text("runtime"),
                    it.texts("withPrivilegeEscalation"),
                    it.texts("withoutPrivilegeEscalation"),
                    it.items("withPrivilegeEscalationOneOf").stream()
                        .map(YamlNode::texts)
                        .toList()))
        .toList();
  }

  OciRuntime oci() {
    return OciRuntime.parse(runtime);
  }

  /**
   * The entry for a runtime, or else for the nearest release of its line: if possible one that also
   * has libpathrs, or also has not.
   */
  static Optional<RuntimeEntry> nearest(OciRuntime runtime, List<RuntimeEntry> entries) {
    Optional<RuntimeEntry> same =
        entries.stream().filter(it -> it.oci().equals(runtime)).findFirst();
    if (same.isPresent() || !Version.isRelease(runtime.version())) {
      return same;
    }
    Version wanted = Version.of(runtime.version());
    return entries.stream()
        .filter(it -> it.oci().kind() == runtime.kind() && it.version().isOfLine(wanted))
        .min(
            Comparator.<RuntimeEntry, Boolean>comparing(
                    it -> it.oci().libpathrs().isEmpty() != runtime.libpathrs().isEmpty())
                .thenComparing(it -> Math.abs(it.version().patch() - wanted.patch())));
  }

  private Version version() {
    return Version.of(oci().version());
  }
}
