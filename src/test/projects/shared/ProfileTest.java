package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.kindproof.leastprivilege.ProfileUnderTest;
import org.junit.jupiter.api.Test;

/** Needs no cluster; reads JSON and YAML with the libraries that this project resolves. */
class ProfileTest {
  private static final ProfileUnderTest PROFILE =
      ProfileUnderTest.read("src/test/resources/mine.json");

  @Test
  void aContainerStartsUnderIt() {
    assertThat(PROFILE).hasNoLintError().survives("runc 1.4");
  }

  @Test
  void itAllowsNoTracing() {
    assertThat(PROFILE).refuses("ptrace");
  }

  @Test
  void manifestsAreRead() {
    Pod pod =
        new KubernetesSerialization()
            .unmarshal("apiVersion: v1\nkind: Pod\nmetadata: {name: web}", Pod.class);
    assertThat(pod.getMetadata().getName()).isEqualTo("web");
  }
}
