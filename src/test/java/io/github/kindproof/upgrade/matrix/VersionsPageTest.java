package io.github.kindproof.upgrade.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.PageSection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The results in docs/versions.md, which come from a run of {@code make matrix}. */
class VersionsPageTest {
  private static final PageSection RESULTS =
      new PageSection(Path.of("docs/versions.md"), "results");

  /**
   * {@code mvn test -Dtest=VersionsPageTest -Dkindproof.update=target/kindproof/matrix.json} writes
   * the section.
   */
  @Test
  void hasTheResultsOfARun() {
    String results = System.getProperty("kindproof.update");
    if (results != null) {
      RESULTS.write(MatrixMarkdown.of(MatrixJson.read(Path.of(results))).strip());
    }
    assertThat(RESULTS.text()).contains("cells: ", "| Kubernetes | runtime |");
  }
}
