package io.github.kindproof.seccomp.knowledge;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.Version;
import io.github.kindproof.internal.io.yaml.PlainYaml;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of {@code needed-calls.yaml} or {@code base-calls.yaml}. */
@JsonIgnoreProperties("recordedOn")
record RuntimeEntry(
    String runtime,
    List<String> withPrivilegeEscalation,
    List<String> withoutPrivilegeEscalation,
    @Nullable List<List<String>> withPrivilegeEscalationOneOf) {

  static List<RuntimeEntry> read(String resource) {
    return PlainYaml.packaged(RuntimeEntry.class, resource, new TypeReference<>() {});
  }

  OciRuntime oci() {
    return OciRuntime.parse(runtime);
  }

  /** The entry for a runtime, or else for the nearest release of its line. */
  static Optional<RuntimeEntry> nearest(OciRuntime runtime, List<RuntimeEntry> entries) {
    if (!Version.isRelease(runtime.version())) {
      return Optional.empty();
    }
    Version wanted = Version.of(runtime.version());
    return entries.stream()
        .filter(it -> it.oci().kind() == runtime.kind() && it.version().isOfLine(wanted))
        .min(Comparator.comparingInt(it -> Math.abs(it.version().patch() - wanted.patch())));
  }

  private Version version() {
    return Version.of(oci().version());
  }
}
