package io.github.kindproof.cluster.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.DocumentedKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileSetTest {
  private static final String PROFILE = "{\"defaultAction\": \"SCMP_ACT_LOG\"}";

  @TempDir Path folder;

  @Test
  void eachFileIsReadAsAProfile() throws IOException {
    Files.writeString(folder.resolve("a.json"), PROFILE);
    Files.writeString(folder.resolve("README.md"), "no profile");
    assertThat(ProfileSet.read(folder).files()).containsExactly(Map.entry("a.json", PROFILE));
    Files.writeString(folder.resolve("b.json"), "{");
    assertThatThrownBy(() -> ProfileSet.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("b.json");
  }

  @Test
  void aFolderWithoutProfilesIsRefused() {
    assertThatThrownBy(() -> ProfileSet.read(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no *.json");
    assertThatThrownBy(() -> ProfileSet.read(folder.resolve("none")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("is not a folder");
  }

  @Test
  void otherProfilesHaveAnotherHashSoThatNodesGetThemAnew() {
    ProfileSet one = new ProfileSet(new TreeMap<>(Map.of("a.json", "1")));
    ProfileSet other = new ProfileSet(new TreeMap<>(Map.of("a.json", "2")));
    assertThat(one.hash()).isNotEqualTo(other.hash());
    ProfileDeploymentPlan plan =
        new ProfileDeploymentPlan("app", "probe:1", "/var/lib/kubelet", Duration.ofSeconds(9));
    ProfileDeploymentObjects objects = new ProfileDeploymentObjects(plan);
    assertThat(objects.placing(one).getSpec().getTemplate())
        .isNotEqualTo(objects.placing(other).getSpec().getTemplate());
    assertThat(objects.placing(one).getSpec().getTemplate().getSpec().getVolumes())
        .filteredOn(volume -> volume.getHostPath() != null)
        .singleElement()
        .satisfies(
            volume ->
                assertThat(volume.getHostPath().getPath()).isEqualTo("/var/lib/kubelet/seccomp"));
  }

  @Test
  void nodesOnWhichTheSameBecameOfAFileAreToldTogether() {
    List<PlacedFile> placed =
        PlacedFile.parse("{\"files\":[{\"file\":\"a.json\",\"result\":\"placed\"}]}");
    ProfileDeploymentResult good =
        new ProfileDeploymentResult(
            new TreeMap<>(Map.of("n1", placed, "n2", placed)), new TreeMap<>());
    assertThat(good.isGood()).isTrue();
    assertThat(good.lines()).containsExactly("a.json: placed on all 2 nodes");
    ProfileDeploymentResult bad =
        new ProfileDeploymentResult(
            new TreeMap<>(
                Map.of("n1", placed, "n2", List.of(new PlacedFile("a.json", "was changed")))),
            new TreeMap<>(Map.of("n3", "not ready")));
    assertThat(bad.isGood()).isFalse();
    DocumentedKeys.verify("profiles", ProfileDeploymentJson.of(bad));
    assertThat(bad.lines())
        .containsExactly(
            "no answer   n3: not ready", "a.json: was changed on n2", "a.json: placed on n1");
  }
}
