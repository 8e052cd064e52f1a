package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.RandomSeed;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.yaml.YamlNode;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the fields that we know with those of the kubeadm in node images. */
class KubeadmReadingIT {
  private static final int CONFIGS = 150;
  private static final String SEPARATOR = "=====";
  private static final Pattern UNKNOWN = Pattern.compile("unknown field \"([^\"]*)\"");

  /** What the first control plane reads, in the order in which kubeadm decodes it. */
  private static final List<String> DECODED =
      List.of(
          KubeadmDocument.CLUSTER,
          KubeadmDocument.INIT,
          KubeadmDocument.KUBELET,
          KubeadmDocument.PROXY);

  private static final Preparation PREPARATION = Preparation.ofThisMachine(Progress.silent());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"v1.24.17", "v1.34.11"})
  void readsAsKubeadmDoes(String version) throws IOException {
    long seed = RandomSeed.get();
    RandomFields random = new RandomFields(new Random(seed));
    KubernetesVersion kubernetes = PREPARATION.versions().get(version);
    List<String> configs = new ArrayList<>();
    List<List<KubeadmDocument>> ours = new ArrayList<>();
    for (int left = CONFIGS; left > 0; left--) {
      configs.add(random.config());
      ours.add(documents(configs.get(configs.size() - 1), kubernetes));
    }
    String image = image(kubernetes);
    List<String> said = kubeadm(image, ours);
    int faults = 0;
    for (int at = 0; at < CONFIGS; at++) {
      faults += compare(said.get(at), ours.get(at), kubernetes, seed + ": " + configs.get(at));
    }
    assertThat(faults).as("documents with a fault").isGreaterThan(CONFIGS / 10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1.24.17", "v1.34.11"})
  void knowsEachField(String version) {
    KubernetesVersion kubernetes = PREPARATION.versions().get(version);
    String image = image(kubernetes);
    List<KubeadmDocument> known = each(kubernetes, true);
    List<KubeadmDocument> others = each(kubernetes, false);
    List<String> said = kubeadm(image, List.of(known, others));
    assertThat(compare(said.get(0), known, kubernetes, version)).isZero();
    assertThat(compare(said.get(1), others, kubernetes, version)).isPositive();
  }

  private static String image(KubernetesVersion kubernetes) {
    return PREPARATION.images().node(kubernetes, NodeRuntime.own()).reference();
  }

  private static List<KubeadmDocument> each(KubernetesVersion kubernetes, boolean known) {
    return DECODED.stream()
        .map(
            kind ->
                EachField.document(apiVersion(kind, kubernetes), kind, kubernetes.minor(), known))
        .toList();
  }

  private static String apiVersion(String kind, KubernetesVersion kubernetes) {
    return switch (kind) {
      case KubeadmDocument.KUBELET -> "kubelet.config.k8s.io/v1beta1";
      case KubeadmDocument.PROXY -> "kubeproxy.config.k8s.io/v1alpha1";
      default -> KubeadmApi.of(kubernetes).word();
    };
  }

  /** All fields of kubeadm that are not left out when they are empty are known. */
  @ParameterizedTest
  @ValueSource(strings = {"v1.24.17", "v1.34.11"})
  void knowsWhatKubeadmPrints(String version) {
    KubernetesVersion kubernetes = PREPARATION.versions().get(version);
    String image = image(kubernetes);
    String components = KubeadmDocument.KUBELET + "," + KubeadmDocument.PROXY;
    String printed =
        new Docker(Map.of())
            .command(
                List.of(
                    "run",
                    "--rm",
                    "--network=none",
                    "--entrypoint=kubeadm",
                    image,
                    "config",
                    "print",
                    "init-defaults",
                    "--component-configs",
                    components))
            .output();
    List<YamlNode> documents = YamlNode.read(Path.of("defaults"), printed);
    assertThat(documents).hasSize(DECODED.size());
    for (YamlNode document : documents) {
      FieldType fields =
          ConfigFields.PACKAGED
              .document(document.text("apiVersion"), document.text("kind"), kubernetes.minor())
              .orElseThrow();
      assertThat(FieldCheck.strict(ConfigYaml.of(Path.of("defaults"), document).value(), fields))
          .isEmpty();
    }
  }

  private List<KubeadmDocument> documents(String text, KubernetesVersion kubernetes)
      throws IOException {
    KindConfig config =
        KindConfig.read(Files.writeString(folder.resolve("kind.yaml"), text), folder);
    List<KubeadmPatch> patches =
        new PatchReader(new WarningList(config.file())).read(config.tree());
    KindNode node = KindNode.of(config, List.of(kubernetes)).get(0);
    return PatchedNode.of(config.tree(), node, patches, List.of()).documents().stream()
        .filter(document -> DECODED.contains(document.kind()))
        .map(document -> document.with(document.value().without("metadata")))
        .toList();
  }

  private static List<String> kubeadm(String image, List<List<KubeadmDocument>> configs) {
    StringBuilder script = new StringBuilder();
    for (List<KubeadmDocument> config : configs) {
      script.append("cat > /config <<'EOF'\n");
      config.forEach(it -> script.append(it.value().json()).append("\n---\n"));
      script.append("EOF\nkubeadm config images list --config /config 2>&1\n");
      script.append("echo ").append(SEPARATOR).append('\n');
    }
    String output =
        new Docker(Map.of())
            .command("run", "--rm", "-i", "--network=none", "--entrypoint=/bin/bash", image, "-s")
            .withInput(script.toString())
            .withLimit(Duration.ofMinutes(10))
            .output();
    return List.of(output.split(SEPARATOR + "\n"));
  }

  /** Compare what is said of each document; return how many have a fault. */
  private static int compare(
      String said, List<KubeadmDocument> ours, KubernetesVersion kubernetes, String name) {
    Map<KubeadmDocument, List<FieldCheck.Finding>> findings = new LinkedHashMap<>();
    ours.forEach(it -> findings.put(it, findings(it, kubernetes)));
    // kubeadm ends at a mistyped value, and older ones decode the documents in any order.
    boolean ends = findings.values().stream().anyMatch(KubeadmReadingIT::isMistyped);
    findings.forEach(
        (document, found) -> {
          Optional<String> about = about(said, document.kind());
          String as = "-Dkindproof.seed=%s%nfound: %s%nsaid: %s".formatted(name, found, said);
          if (isMistyped(found)) {
            about.ifPresent(it -> assertThat(it).as(as).doesNotContain("strict decoding error"));
          } else if (!ends || about.isPresent()) {
            assertThat(UNKNOWN.matcher(about.orElse("")).results().map(it -> it.group(1)))
                .as(as)
                .containsExactlyInAnyOrderElementsOf(
                    found.stream().map(it -> words(it.path())).toList());
          }
        });
    if (ends) {
      assertThat(said).as(name).containsPattern("(?m)^error: .*(unmarshal|invalid|missing unit)");
    }
    return (int) findings.values().stream().filter(it -> !it.isEmpty()).count();
  }

  private static List<FieldCheck.Finding> findings(
      KubeadmDocument document, KubernetesVersion kubernetes) {
    FieldType fields =
        ConfigFields.PACKAGED
            .document(document.apiVersion(), document.kind(), kubernetes.minor())
            .orElseThrow();
    return FieldCheck.strict(document.value(), fields);
  }

  private static boolean isMistyped(List<FieldCheck.Finding> findings) {
    return findings.stream().anyMatch(FieldCheck.Finding.Mistyped.class::isInstance);
  }

  private static Optional<String> about(String said, String kind) {
    return said.lines()
        .filter(line -> line.contains("error unmarshaling"))
        .filter(line -> line.contains("Kind:\"" + kind + "\""))
        .findFirst();
  }

  private static String words(List<String> path) {
    return String.join(".", path).replaceAll("\\.(\\d+)(?=\\.|$)", "[$1]");
  }
}
