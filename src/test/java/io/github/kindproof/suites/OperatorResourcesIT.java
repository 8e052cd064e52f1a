package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.profiles.ProfileSet;
import io.github.kindproof.internal.io.process.GoModule;
import io.github.kindproof.junit.SeccompTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An API server that has the security-profiles-operator's own definitions takes our resources and
 * drops nothing of them. The operator itself is not run: its image cannot be built from a module.
 */
@Tag("long")
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class OperatorResourcesIT {
  private static final String MODULE = "sigs.k8s.io/security-profiles-operator@v0.10.0";
  private static final Class<CustomResourceDefinition> CRD = CustomResourceDefinition.class;

  @TempDir Path folder;

  @Test
  void allThatTheySayIsKept(Cluster cluster) throws IOException {
    KubernetesClient client = cluster.client();
    Path definition =
        GoModule.fetched(MODULE, folder).resolve("deploy/base-crds/crds/seccompprofile.yaml");
    CustomResourceDefinition kind =
        client.resource(Serialization.unmarshal(Files.readString(definition), CRD)).create();
    client.resource(kind).waitUntilCondition(OperatorResourcesIT::isServed, 1, TimeUnit.MINUTES);
    String ours = ProfileSet.forOperator(Path.of("profiles"));
    List<HasMetadata> resources =
        client.load(new ByteArrayInputStream(ours.getBytes(StandardCharsets.UTF_8))).items();
    assertThat(resources).isNotEmpty();
    for (HasMetadata resource : resources) {
      Map<String, Object> kept = spec(client.resource(resource).create());
      assertThat(kept).containsAllEntriesOf(spec(resource));
    }
  }

  private static boolean isServed(CustomResourceDefinition kind) {
    return kind.getStatus() != null
        && kind.getStatus().getConditions() != null
        && kind.getStatus().getConditions().stream()
            .anyMatch(is -> is.getType().equals("Established") && is.getStatus().equals("True"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> spec(HasMetadata resource) {
    return (Map<String, Object>)
        Objects.requireNonNull(
            ((GenericKubernetesResource) resource).getAdditionalProperties().get("spec"));
  }
}
