package io.github.kindproof.cluster.profiles;

import io.github.kindproof.internal.io.json.JsonText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result of a deployment of profiles as JSON. Pure. */
public final class ProfileDeploymentJson {
  private ProfileDeploymentJson() {}

  /** Return the whole text. */
  public static String of(ProfileDeploymentResult result) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-profiles/1");
    json.put("good", result.isGood());
    ArrayNode nodes = json.putArray("nodes");
    result
        .placed()
        .forEach(
            (node, files) -> {
              ArrayNode all = nodes.addObject().put("node", node).putArray("files");
              files.forEach(
                  it ->
                      all.addObject()
                          .put("file", it.file())
                          .put("result", it.result())
                          .put("good", it.isGood()));
            });
    ObjectNode silent = json.putObject("noAnswer");
    result.silent().forEach(silent::put);
    return JsonText.indented(json);
  }
}
