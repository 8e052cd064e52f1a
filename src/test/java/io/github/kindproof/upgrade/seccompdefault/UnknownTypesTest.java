package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.upgrade.seccompdefault.run.ManifestInventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownTypesTest {
  private static final KubernetesVersions KNOWN =
      KubernetesVersions.read(Path.of("kubernetes-versions.yaml"));

  @TempDir private Path folder;

  @Test
  void eachContainerOfATypeThatTheKubeletDoesNotKnowIsNamed() throws IOException {
    FoundWorkload workload =
        workload(
            """
            securityContext: {seccompProfile: {type: OCI, oci: {ref: r}}}
            initContainers: [{name: init, image: i}]
            containers:
            - {name: own, image: i, securityContext: {seccompProfile: {type: RuntimeDefault}}}
            - {name: free, image: i, securityContext: {seccompProfile: {type: Unconfined}}}
            """);
    assertThat(UnknownTypes.of(workload, KNOWN.get("1.37")))
        .containsExactly(
            "container init: a kubelet of v1.37.0 does not know the type OCI and runs the container"
                + " Unconfined");
    assertThat(UnknownTypes.of(workload, KNOWN.get("1.38")))
        .singleElement()
        .asString()
        .endsWith("does not start the container");
  }

  @Test
  void otherWorkloadsAreNotMentioned() throws IOException {
    assertThat(UnknownTypes.of(workload("containers: [{name: c, image: i}]\n"), KNOWN.get("1.24")))
        .isEmpty();
  }

  private FoundWorkload workload(String spec) throws IOException {
    Path file = folder.resolve("pod.yaml");
    Files.writeString(
        file, "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n" + spec.indent(2));
    return ManifestInventory.read(List.of(file), List.of()).workloads().get(0);
  }
}
