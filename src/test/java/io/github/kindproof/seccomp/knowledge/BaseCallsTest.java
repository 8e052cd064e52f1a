package io.github.kindproof.seccomp.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.catalog.OciRuntime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaseCallsTest {
  private static final OciRuntime OF_THE_NODE_IMAGE = new OciRuntime(OciRuntime.Kind.RUNC, "1.1.5");

  @Test
  void everyListedRuntimeWasRecorded() {
    List<OciRuntime> listed =
        NodeRuntimes.read(Path.of("runtimes.yaml")).all().stream()
            .filter(runtime -> !runtime.isPreview())
            .flatMap(runtime -> runtime.oci().stream())
            .toList();

    assertThat(BaseCalls.runtimes()).contains(OF_THE_NODE_IMAGE);
    assertThat(listed).as("of each line").allMatch(it -> BaseCalls.of(it).isPresent());
  }

  @Test
  void whatIsNeededWasSeen() {
    for (OciRuntime runtime : BaseCalls.runtimes()) {
      for (boolean noNewPrivileges : List.of(true, false)) {
        assertThat(BaseCalls.of(runtime).orElseThrow())
            .as(runtime.toString())
            .containsAll(
                RuntimeNeeds.measured().of(runtime, noNewPrivileges).orElseThrow().calls());
      }
    }
  }
}
