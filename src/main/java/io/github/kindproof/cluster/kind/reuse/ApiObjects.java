package io.github.kindproof.cluster.kind.reuse;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.Sha256;
import io.github.kindproof.internal.io.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objects of an API server, with a digest of what somebody wanted of each: without its status,
 * identity, times and owners. Objects that come and go without anybody's wish are left out.
 */
final class ApiObjects {
  private static final Set<String> FLEETING =
      Set.of(
          "events",
          "leases",
          "leasecandidates",
          "endpoints",
          "endpointslices",
          "componentstatuses",
          "ipaddresses", // the API server makes one of each service's address
          "certificatesigningrequests"); // the approved ones are deleted after an hour

  private static final List<String> WANTED_METADATA =
      List.of("labels", "annotations", "finalizers", "deletionTimestamp");

  private ApiObjects() {}

  /**
   * Read the objects of all kinds that can be listed.
   *
   * @throws io.fabric8.kubernetes.client.KubernetesClientException if the server does not answer
   */
  static SortedMap<String, String> read(KubernetesClient client) {
    List<String> versions = new ArrayList<>(List.of("/api/v1"));
    for (JsonNode group : get(client, "/apis").path("groups")) {
      versions.add("/apis/" + group.path("preferredVersion").path("groupVersion").asString(""));
    }
    SortedMap<String, String> all = new TreeMap<>();
    for (String version : versions) {
      for (JsonNode resource : get(client, version).path("resources")) {
        if (isCompared(resource)) {
          String path = version + "/" + resource.path("name").asString("");
          all.putAll(digests(resource.path("kind").asString(""), get(client, path)));
        }
      }
    }
    return all;
  }

  private static JsonNode get(KubernetesClient client, String path) {
    String answer = client.raw(path);
    return JsonText.parse(answer == null ? "" : answer)
        .filter(JsonNode::isObject)
        .orElseThrow(
            () -> new EnvironmentException("the API server has no " + path, "boot a new cluster"));
  }

  static boolean isCompared(JsonNode resource) {
    String name = resource.path("name").asString("");
    boolean listed = false;
    for (JsonNode verb : resource.path("verbs")) {
      listed |= verb.asString("").equals("list");
    }
    return listed && !name.contains("/") && !FLEETING.contains(name);
  }

  /** Return the digests of the objects in a list of this kind, by name. */
  static Map<String, String> digests(String kind, JsonNode list) {
    Map<String, String> digests = new TreeMap<>();
    for (JsonNode object : list.path("items")) {
      if (!isMadeByController(kind, object)) {
        digests.put(name(kind, object), digest(kind, object));
      }
    }
    return digests;
  }

  private static String name(String kind, JsonNode object) {
    String namespace = object.path("metadata").path("namespace").asString("");
    String name = object.path("metadata").path("name").asString("");
    return kind.toLowerCase(Locale.ROOT)
        + " "
        + (namespace.isEmpty() ? name : namespace + "/" + name);
  }

  /** A controller replaces its pods at will; kubeadm's token is deleted after a day. */
  private static boolean isMadeByController(String kind, JsonNode object) {
    return switch (kind) {
      case "Pod" -> object.path("metadata").has("ownerReferences");
      case "Secret" -> object.path("type").asString("").equals("bootstrap.kubernetes.io/token");
      default -> false;
    };
  }

  private static String digest(String kind, JsonNode object) {
    ObjectNode wanted = (ObjectNode) object.deepCopy();
    wanted.remove("status");
    ObjectNode metadata = wanted.putObject("metadata");
    for (String field : WANTED_METADATA) {
      JsonNode value = object.path("metadata").path(field);
      if (!value.isMissingNode()) {
        metadata.set(field, value);
      }
    }
    if (kind.equals("Node")) {
      metadata.remove("annotations"); // the network and the controllers write there
    }
    if (kind.equals("ConfigMap") && wanted.path("data") instanceof ObjectNode data) {
      data.properties().removeIf(it -> it.getKey().startsWith("jws-")); // signs by the token above
    }
    return Sha256.of(sorted(wanted).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static String sorted(JsonNode json) {
    if (json.isObject()) {
      SortedMap<String, String> fields = new TreeMap<>();
      json.properties().forEach(it -> fields.put(it.getKey(), sorted(it.getValue())));
      return fields.toString();
    }
    if (json.isArray()) {
      List<String> items = new ArrayList<>();
      json.forEach(item -> items.add(sorted(item)));
      return items.toString();
    }
    return json.toString();
  }
}
