package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.internal.image.WorkloadImage;
import io.github.kindproof.internal.image.WorkloadImages;
import io.github.kindproof.node.FilterReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code manifests/workloads/} and {@code exercises/} fit each other. */
class OurWorkloadsTest {
  private static final WorkloadImages IMAGES = WorkloadImages.read(Path.of("workload-images.yaml"));

  static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("manifests/workloads"))) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.yaml$", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachIsOnePodOfItsNameThatLeavesTheFilterToTheNode(String name) {
    Manifest manifest = manifest(name);
    assertThat(manifest.pods())
        .extracting(pod -> pod.getMetadata().getName())
        .containsExactly(name);
    Pod pod = manifest.pods().get(0);
    assertThat(
            Stream.concat(
                pod.getSpec().getInitContainers().stream(), pod.getSpec().getContainers().stream()))
        .extracting(Container::getSecurityContext)
        .allSatisfy(
            context -> {
              assertThat(context.getSeccompProfile()).isNull();
              assertThat(context.getAllowPrivilegeEscalation()).isFalse();
            });
    assertThat(pod.getSpec().getSecurityContext()).isNull();
    assertThat(manifest.images()).allSatisfy(image -> assertThat(IMAGES.find(image)).isPresent());
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatHasAPortIsReadyByItAndHasAnExercise(String name) {
    Container container = manifest(name).pods().get(0).getSpec().getContainers().get(0);
    assertThat(Path.of("exercises", name + ".sh").toFile().exists())
        .isEqualTo(!container.getPorts().isEmpty())
        .isEqualTo(container.getReadinessProbe() != null);
  }

  @Test
  void eachImageThatIsOnDemandIsDemandedBySome() throws IOException {
    List<String> demanded = new ArrayList<>(List.of(FilterReader.IMAGE)); // of `kindproof filter`
    names().forEach(name -> demanded.addAll(manifest(name).images()));
    assertThat(IMAGES.all())
        .filteredOn(WorkloadImage::onDemand)
        .extracting(WorkloadImage::name)
        .isNotEmpty()
        .isSubsetOf(demanded);
  }

  private static Manifest manifest(String name) {
    return Manifest.read(Path.of("manifests/workloads", name + ".yaml"));
  }
}
