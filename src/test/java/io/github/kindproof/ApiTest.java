package io.github.kindproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the boundary of ADR 0008: what users may depend on, and that it changes on purpose. */
class ApiTest {
  private static final Path LIST = Path.of("src/test/resources/api.txt");

  @Test
  void everyPublicTypeIsApiOrInternal() {
    assertThat(
            ApiSurface.publicTypes().stream()
                .filter(it -> ApiSurface.status(it).isEmpty() && !ApiSurface.isInternal(it)))
        .as("public types with neither @API nor a package named internal")
        .isEmpty();
  }

  @Test
  void apiExposesOnlyApi() {
    assertThat(
            ApiSurface.api().stream()
                .flatMap(
                    type ->
                        ApiSurface.exposed(type).stream()
                            .filter(it -> !ApiSurface.isApi(it))
                            .map(it -> type.getName() + " exposes " + it.getName())))
        .isEmpty();
  }

  /** {@code mvn test -Dtest=ApiTest -Dkindproof.update} writes the list. */
  @Test
  void theListIsTheApi() throws IOException {
    List<String> lines = ApiSurface.api().stream().flatMap(ApiSurface::lines).toList();
    if (System.getProperty("kindproof.update") != null) {
      Files.write(LIST, lines);
    }
    try (Stream<String> listed = Files.lines(LIST)) {
      assertThat(lines)
          .as("the API, compared with " + LIST)
          .containsExactlyElementsOf(listed.toList());
    }
  }
}
