package io.github.kindproof.cluster.kind.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/kind-configs.md gets the warnings that the page shows. */
class KindConfigsPageTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(.*?)```.*?```\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void showsWhatIsSaid() throws IOException {
    var example = EXAMPLE.matcher(Files.readString(Path.of("docs/kind-configs.md")));
    assertThat(example.find()).isTrue();
    Path file = Files.writeString(folder.resolve("kind.yaml"), example.group(1));
    KindConfig config = KindConfig.read(file, folder);
    NodeVersions versions =
        NodeVersions.ofImages(config, KubernetesVersions.read(Path.of("kubernetes-versions.yaml")));
    List<String> said = new ArrayList<>();
    ConfigWarnings.of(config, versions)
        .forEach(it -> said.add("warning: " + it.toString().replace(file.toString(), "kind.yaml")));
    said.add(versions.toString());
    assertThat(String.join("\n", said) + "\n")
        .isEqualTo(example.group(2).replace("/home/me", folder.toString()));
  }
}
