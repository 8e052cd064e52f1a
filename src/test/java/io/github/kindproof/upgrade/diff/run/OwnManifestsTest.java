package io.github.kindproof.upgrade.diff.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.github.kindproof.BadInputException;
import io.github.kindproof.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnManifestsTest {
  private static final String TEMPLATE =
      """
      apiVersion: %s
      kind: %s
      metadata:
        name: web
      spec:
        template:
          metadata:
            labels:
              app: web
          spec:
            securityContext:
              seccompProfile:
                type: Localhost
                localhostProfile: %s
            containers:
              - name: web
                image: nginx:1.27.5
      ---
      apiVersion: v1
      kind: Service
      metadata:
        name: web
      spec:
        selector:
          app: web
        ports:
          - port: 80
      """;
  private static final String SETTINGS =
      "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n";

  @TempDir Path folder;
  private Path profiles;

  @BeforeEach
  void aProfile() throws IOException {
    profiles = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(profiles.resolve("web.json"), "{\"defaultAction\":\"SCMP_ACT_ALLOW\"}");
  }

  @Test
  void ofADeploymentAndItsLikeOnePodByTheTemplateIsLookedAt() throws IOException {
    for (String kind : List.of("Deployment", "StatefulSet", "DaemonSet")) {
      Manifest manifest = only(TEMPLATE.formatted("apps/v1", kind, "profiles/web.json"));
      Pod pod = manifest.pods().get(0);
      assertThat(pod.getMetadata().getName()).isEqualTo("web");
      assertThat(pod.getMetadata().getLabels()).containsEntry("app", "web");
      assertThat(manifest.localhostProfiles()).containsExactly("profiles/web.json");
    }
    assertThat(only(TEMPLATE.formatted("batch/v1", "Job", "profiles/web.json")).pods()).hasSize(1);
  }

  @Test
  void aServiceIsOpenOnEachNode() throws IOException {
    Manifest manifest = only(TEMPLATE.formatted("apps/v1", "Deployment", "profiles/web.json"));
    assertThat(manifest.objects())
        .filteredOn(Service.class::isInstance)
        .extracting(it -> ((Service) it).getSpec().getType())
        .containsExactly("NodePort");
    String headless =
        TEMPLATE
            .formatted("apps/v1", "Deployment", "profiles/web.json")
            .replace("  selector:\n    app: web\n  ports", "  clusterIP: None\n  ports");
    assertThat(only(headless).objects())
        .filteredOn(Service.class::isInstance)
        .extracting(it -> ((Service) it).getSpec().getType())
        .containsExactly((String) null);
  }

  @Test
  void whatHasNoPodGoesWithEachThatHasOne() throws IOException {
    write("settings.yaml", SETTINGS);
    write("web.yaml", TEMPLATE.formatted("apps/v1", "Deployment", "profiles/web.json"));
    List<HasMetadata> objects = read(folder).get(0).objects();
    assertThat(objects.get(0)).isInstanceOf(ConfigMap.class);
    assertThat(objects).hasSize(3);
  }

  @Test
  void aProfileThatNodesWouldNotHaveIsRefused() throws IOException {
    refuses(TEMPLATE.formatted("apps/v1", "Deployment", "profiles/other.json"), "does not exist");
    refuses(TEMPLATE.formatted("apps/v1", "Deployment", "web.json"), "name it profiles/web.json");
    Files.writeString(profiles.resolve("web.json"), "{}");
    refuses(TEMPLATE.formatted("apps/v1", "Deployment", "profiles/web.json"), "no defaultAction");
  }

  @Test
  void withoutAnyPodThereIsNothingToLookAt() throws IOException {
    refuses(SETTINGS, "has no pods");
    assertThat(OwnManifests.read(List.of(), profiles)).isEmpty();
    assertThatThrownBy(() -> OwnManifests.read(List.of(folder.resolve("none.yaml")), profiles))
        .isInstanceOf(BadInputException.class);
  }

  private Manifest only(String text) throws IOException {
    List<Manifest> all = read(write("web.yaml", text));
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private void refuses(String text, String words) throws IOException {
    Path file = write("web.yaml", text);
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words);
  }

  private List<Manifest> read(Path path) {
    return OwnManifests.read(List.of(path), profiles);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
