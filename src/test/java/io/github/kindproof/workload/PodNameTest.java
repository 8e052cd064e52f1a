package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.github.kindproof.BadInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PodNameTest {
  private static final HasMetadata SERVICE =
      new ServiceBuilder().withNewMetadata().withName("web").endMetadata().build();
  private static final HasMetadata DEPLOYMENT =
      new DeploymentBuilder().withNewMetadata().withName("web").endMetadata().build();
  private static final HasMetadata POD =
      new PodBuilder().withNewMetadata().withName("web").endMetadata().build();
  private static final HasMetadata SET =
      new StatefulSetBuilder().withNewMetadata().withName("db").endMetadata().build();
  private static final HasMetadata GENERATED =
      new PodBuilder()
          .withNewMetadata()
          .withGenerateName("task-")
          .withName("task-x7k2p")
          .endMetadata()
          .build();

  @Test
  void aNameStandsForTheObjectThatMakesPods() {
    assertThat(PodName.parse("web").in(List.of(SERVICE, DEPLOYMENT))).contains(DEPLOYMENT);
    assertThat(PodName.parse("db").in(List.of(SERVICE, DEPLOYMENT, SET))).contains(SET);
  }

  @Test
  void twoOfOneNameAreToldApartByTheirKinds() {
    List<HasMetadata> objects = List.of(DEPLOYMENT, POD);

    assertThatThrownBy(() -> PodName.parse("web").in(objects))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "pod 'web': the manifest has several objects with this name;"
                + " choose one of deployment/web, pod/web");
    assertThat(PodName.parse("pod/web").in(objects)).contains(POD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"deployment/web", "deployments/web", "deploy/web", "Deployment/web"})
  void kindsAreKubectls(String text) {
    assertThat(PodName.parse(text).in(List.of(DEPLOYMENT, POD))).contains(DEPLOYMENT);
  }

  @ParameterizedTest
  @CsvSource({"task-x7k2p", "task-", "task", "pod/task", "po/task-x7k2p"})
  void aGeneratedNameStandsForItsPod(String text) {
    assertThat(PodName.parse(text).in(List.of(GENERATED, DEPLOYMENT))).contains(GENERATED);
  }

  @Test
  void anotherNameStandsForNone() {
    assertThat(PodName.parse("web-0").in(List.of(DEPLOYMENT, POD))).isEmpty();
    assertThat(PodName.parse("statefulset/web").in(List.of(DEPLOYMENT, POD))).isEmpty();
    assertThat(PodName.parse("pod/web-0").isOfPod()).isTrue();
    assertThat(PodName.parse("job/web-0").isOfPod()).isFalse();
  }

  @Test
  void anotherKindIsRefused() {
    assertThatThrownBy(() -> PodName.parse("service/web"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "'service' is not a kind whose pods are observed; choose one of Pod, ");
  }
}
