package io.github.kindproof.seccomp.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.image.build.Recipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BaseCallsTest {
  @Test
  void everyListedRuntimeWasRecorded() {
    List<OciRuntime> listed =
        NodeRuntimes.read(Path.of("runtimes.yaml")).all().stream()
            .flatMap(runtime -> runtime.oci().stream())
            .toList();

    assertThat(BaseCalls.runtimes()).contains(ofTheNodeImage()).containsAll(listed);
  }

  private static OciRuntime ofTheNodeImage() {
    Map<String, String> variables = Recipe.read(Path.of("images/node")).variables();
    return new OciRuntime(OciRuntime.Kind.RUNC, Objects.requireNonNull(variables.get("RUNC")));
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
