package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a file is, lint says so in one line and goes on with the next. */
class UnreadableFilesTest {
  private static final String GOOD = "{\"defaultAction\": \"SCMP_ACT_LOG\"}";

  @TempDir Path folder;

  @Test
  void aFolderAMissingFileAndADanglingLink() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("nowhere"));
    assertThat(only(folder)).isEqualTo("0:0 is a folder, not a profile; name a file in it");
    assertThat(only(folder.resolve("missing.json")))
        .isEqualTo("0:0 does not exist; correct the path");
    assertThat(only(link)).startsWith("0:0 is a link to a file that does not exist");
  }

  @Test
  void aFileOfFiftyMegabytesIsNotEvenRead() throws IOException {
    Path large = folder.resolve("large.json");
    try (var file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(50L * 1024 * 1024);
    }
    assertThat(only(large)).startsWith("0:0 has 52,428,800 bytes: no profile is that large");
  }

  @Test
  void deepNestingAndAnAliasBombEnd() throws IOException {
    assertThat(only(file("deep.json", "[".repeat(100_000)))).startsWith("1:");
    StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (char name = 'b'; name < 'l'; name++) {
      char before = (char) (name - 1);
      bomb.append(name).append(": &").append(name).append(" [");
      bomb.append(("*" + before + ", ").repeat(9)).append('*').append(before).append("]\n");
    }
    assertThat(only(file("bomb.yaml", bomb.toString()))).contains("is not YAML");
    assertThat(only(file("loop.yaml", "a: &a\n  b: *a\n"))).contains("is not YAML");
  }

  @Test
  void encodings() throws IOException {
    Path utf16 = folder.resolve("utf16.json");
    Files.write(utf16, GOOD.getBytes(StandardCharsets.UTF_16));
    assertThat(only(utf16)).startsWith("1:1 is UTF-16");
    Files.write(utf16, GOOD.getBytes(StandardCharsets.UTF_16LE));
    assertThat(only(utf16)).startsWith("1:1 is UTF-16");
    assertThat(only(file("bom.json", "\uFEFF" + GOOD))).startsWith("1:1 begins with a byte order");
    Path latin = folder.resolve("latin.json");
    Files.write(latin, "{\n  \"\u00fc\": 1}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(only(latin)).startsWith("2:4 has a byte that is not UTF-8");
  }

  @Test
  void yamlWithoutAProfile() throws IOException {
    assertThat(only(file("pod.yaml", "kind: Pod\n")))
        .contains("is a resource of kind Pod without a profile");
    assertThat(only(file("tab.yaml", "kind:\n\t- a\n"))).startsWith("2:1 is not YAML");
  }

  @Test
  void oneThatIsMalformedDoesNotHideTheOthers() throws IOException {
    LintReport report =
        new Linter(LintConfig.none())
            .look(List.of(folder, file("nopread.json", GOOD.replace("LOG", "LAG"))));
    assertThat(report.isMalformed()).isTrue();
    assertThat(report.files().get(1).findings()).hasSize(1);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String only(Path file) {
    LintReport report = new Linter(LintConfig.none()).look(List.of(file));
    assertThat(report.isMalformed()).isTrue();
    List<LintFinding> findings = report.files().get(0).findings();
    assertThat(findings).hasSize(1);
    var span = findings.get(0).problem().span();
    return span.line() + ":" + span.column() + " " + findings.get(0).message();
  }
}
