package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PodFiltersTest {
  @Test
  void aContainerWithoutAFilterHasAReason() {
    assertThat(why("RuntimeDefault", true)).startsWith("the container is privileged");
    assertThat(why(null, true)).startsWith("the container is privileged");
    assertThat(why("RuntimeDefault", false)).isEmpty();
    assertThat(why("Unconfined", false)).isEqualTo("its spec names Unconfined");
    assertThat(why(null, false)).startsWith("its spec names no profile");
    assertThat(why("OCI", true)).startsWith("the container is privileged");
    assertThat(why("OCI", false))
        .isEqualTo(
            "its kubelet does not know the type OCI, and kubelets before 1.38 run such a container"
                + " Unconfined");
  }

  private static String why(@Nullable String type, boolean privileged) {
    var context =
        new ContainerBuilder().withName("web").withNewSecurityContext().withPrivileged(privileged);
    if (type != null) {
      context.withNewSeccompProfile().withType(type).endSeccompProfile();
    }
    Container container = context.endSecurityContext().build();
    return PodFilters.whyUnfiltered(ProfileInForce.of(new PodSpec(), container), container);
  }
}
