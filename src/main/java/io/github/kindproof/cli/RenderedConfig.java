package io.github.kindproof.cli;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.kind.config.ConfigWarning;
import io.github.kindproof.internal.io.json.JsonText;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind config, and what is known about it. Pure.
 *
 * @param versions the versions of Kubernetes that its nodes have
 */
record RenderedConfig(
    String config, List<KubernetesVersion> versions, List<ConfigWarning> warnings) {
  static final Formats<RenderedConfig> FORMATS =
      Formats.text(RenderedConfig::config)
          .with(Format.JSON, "with the warnings", RenderedConfig::json);

  private String json() {
    ObjectNode json = JsonText.object().put("schema", "kindproof-render/1");
    versions.stream()
        .map(KubernetesVersion::version)
        .distinct()
        .forEach(json.putArray("kubernetes")::add);
    json.put("config", config);
    ArrayNode all = json.putArray("warnings");
    for (ConfigWarning warning : warnings) {
      all.addObject()
          .put("file", warning.file().toString())
          .put("line", warning.line())
          .put("what", warning.what())
          .put("remedy", warning.remedy());
    }
    return JsonText.indented(json);
  }
}
