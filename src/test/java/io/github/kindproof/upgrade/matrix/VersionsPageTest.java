package io.github.kindproof.upgrade.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The results in docs/versions.md, which come from a run of {@code make matrix}. */
class VersionsPageTest {
  private static final Path PAGE = Path.of("docs/versions.md");
  private static final String BEGIN = "<!-- results: begin -->\n";
  private static final String END = "\n<!-- results: end -->";

  /**
   * {@code mvn test -Dtest=VersionsPageTest -Dkindproof.update=target/kindproof/matrix.json} writes
   * the section.
   */
  @Test
  void hasTheResultsOfARun() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    assertThat(page.substring(begin, end)).contains("cells: ", "| Kubernetes | runtime |");
    String results = System.getProperty("kindproof.update");
    if (results != null) {
      Files.writeString(
          PAGE,
          page.substring(0, begin)
              + "\n"
              + MatrixMarkdown.of(MatrixJson.read(Path.of(results))).strip()
              + "\n"
              + page.substring(end));
    }
  }
}
