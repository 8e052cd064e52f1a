package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.BadInputException;
import io.github.kindproof.RandomSeed;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.build.TestImages;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.yaml.YamlJson;
import io.github.kindproof.internal.io.yaml.YamlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Compares our reading of kind configs with that of kind itself, on random configs. */
class KindConfigReadingIT {
  private static final String IMAGE = "kindproof/kind-reader:1";
  private static final int CONFIGS = 2000;
  private static final List<String> SUBNETS = List.of("podSubnet", "serviceSubnet", "clusterCIDR");
  private static final KubernetesVersions LISTED =
      KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));

  @TempDir Path folder;

  @Test
  void readsAsKindDoes() throws IOException {
    long seed = RandomSeed.get();
    RandomConfigs random = new RandomConfigs(new Random(seed));
    KindReader kind = new KindReader(reader());
    List<RandomConfigs.RandomConfig> configs = new ArrayList<>();
    for (int left = CONFIGS; left > 0; left--) {
      RandomConfigs.RandomConfig config = random.next();
      configs.add(config);
      kind.add(config);
    }
    List<KindReader.Answer> answers = kind.run();
    assertThat(answers).hasSameSizeAs(configs);
    int ended = 0;
    for (int at = 0; at < configs.size(); at++) {
      RandomConfigs.RandomConfig config = configs.get(at);
      KindReader.Answer answer = answers.get(at);
      String name =
          "-Dkindproof.seed=%d: %s%nof %s".formatted(seed, config.text(), config.versions());
      if (!answer.error().isEmpty()) {
        ended++;
        assertThat(ends(config)).as("%s%nkind: %s", name, answer.error()).isTrue();
      } else if (!isTorn(config)) {
        assertThat(ends(config)).as(name + " " + said(config)).isFalse();
        List<List<JsonNode>> ours = ours(config);
        List<List<JsonNode>> kinds = kinds(answer);
        assertThat(ours).as(name).hasSameSizeAs(kinds);
        for (int node = 0; node < kinds.size(); node++) {
          assertThat(ours.get(node))
              .as("%s%nnode %d", name, node)
              .zipSatisfy(kinds.get(node), (our, its) -> assertThat(our).isEqualTo(its));
        }
      }
    }
    assertThat(ended).as("configs that end kind").isBetween(CONFIGS / 20, CONFIGS * 19 / 20);
  }

  private static Command reader() {
    Docker docker = new Docker(Map.of());
    TestImages.build(docker, "kind-reader", Map.of(), IMAGE);
    return docker.command("run", "--rm", "-i", "--network=none", IMAGE);
  }

  private boolean ends(RandomConfigs.RandomConfig config) throws IOException {
    return said(config).stream().anyMatch(it -> it.startsWith("kind rejects"));
  }

  private List<String> said(RandomConfigs.RandomConfig config) throws IOException {
    try {
      return ConfigWarnings.of(read(config), versions(config)).stream()
          .map(ConfigWarning::what)
          .toList();
    } catch (BadInputException e) {
      return List.of("kind rejects " + e.getMessage());
    }
  }

  private KindConfig read(RandomConfigs.RandomConfig config) throws IOException {
    return KindConfig.read(Files.writeString(folder.resolve("kind.yaml"), config.text()), folder);
  }

  private NodeVersions versions(RandomConfigs.RandomConfig config) throws IOException {
    int nodes = Math.max(1, read(config).tree().items("nodes").size());
    List<KubernetesVersion> versions = new ArrayList<>();
    for (int at = 0; at < nodes; at++) {
      List<String> given = config.versions();
      versions.add(LISTED.observed(given.get(Math.min(at, given.size() - 1))));
    }
    return new NodeVersions(versions, "", List.of());
  }

  /** Return whether a document is no longer what patches made it. */
  private boolean isTorn(RandomConfigs.RandomConfig config) throws IOException {
    return patched(config).stream()
        .flatMap(node -> node.documents().stream())
        .anyMatch(document -> document.torn().isPresent());
  }

  private List<List<JsonNode>> ours(RandomConfigs.RandomConfig config) throws IOException {
    return patched(config).stream()
        .map(
            node ->
                node.documents().stream()
                    .map(document -> comparable(withoutName(document.value()).json()))
                    .toList())
        .toList();
  }

  private List<PatchedNode> patched(RandomConfigs.RandomConfig config) throws IOException {
    KindConfig read = read(config);
    PatchReader reader = new PatchReader(new WarningList(read.file()));
    List<KubeadmPatch> cluster = reader.read(read.tree());
    return KindNode.of(read, versions(config).ofNodes()).stream()
        .map(
            node ->
                PatchedNode.of(
                    read.tree(), node, cluster, node.tree().map(reader::read).orElse(List.of())))
        .toList();
  }

  private static ConfigValue.Mapping withoutName(ConfigValue.Mapping document) {
    boolean isOnlyName =
        document
            .at("metadata")
            .map(it -> it.json().toString())
            .orElse("")
            .equals("{\"name\":\"config\"}");
    return isOnlyName ? document.without("metadata") : document;
  }

  private static List<List<JsonNode>> kinds(KindReader.Answer answer) {
    return answer.nodes().stream()
        .map(
            text ->
                YamlNode.read(Path.of("kind"), text).stream()
                    .map(document -> comparable(YamlJson.of(document)))
                    .toList())
        .toList();
  }

  /** Return a value without what kind takes from the machine, or orders at random. */
  private static JsonNode comparable(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode copy = object.objectNode();
      object
          .properties()
          .forEach(
              field ->
                  copy.set(
                      field.getKey(),
                      field.getKey().endsWith("xtraArgs")
                          ? sorted(comparable(field.getValue()))
                          : comparable(field.getValue())));
      SUBNETS.stream().filter(copy::has).forEach(subnet -> copy.put(subnet, "SUBNET"));
      return copy;
    } else if (value instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(comparable(item)));
      return copy;
    } else if (value.isNumber()) {
      return new StringNode(value.decimalValue().stripTrailingZeros().toPlainString());
    }
    return value.isString() ? new StringNode(masked(value.asString())) : value;
  }

  private static JsonNode sorted(JsonNode arguments) {
    if (!(arguments instanceof ArrayNode array)) {
      return arguments;
    }
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    items.sort(Comparator.comparing(it -> it.path("name").asString()));
    return array.arrayNode().addAll(items);
  }

  private static String masked(String text) {
    if (text.matches("[^,]+=[^,]*(,[^,]+=[^,]*)+")) {
      String[] parts = text.split(",");
      Arrays.sort(parts, Collections.reverseOrder());
      return String.join(",", parts);
    }
    return text.replaceAll("172\\.18\\.0\\.2|fc00::2|127\\.0\\.0\\.1|^::1$", "IP")
        .replace("IP,IP", "IP") // of both families
        .replaceAll("^kind://docker/.*|^kind-control-plane:.*", "OF KIND")
        .replaceAll("^(c|kind)$", "NAME");
  }
}
