package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.progress.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LintOutputTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Screen PLAIN = new Screen(false, false, true);

  @TempDir Path folder;
  private LintReport report = new LintReport(List.of(), LintConfig.none().failOn());

  @BeforeEach
  void looks() throws IOException {
    Path wrong =
        Files.writeString(
            folder.resolve("wrong \u001b[31m.json"),
            "{\"defaultAction\": \"SCMP_ACT_LOG\",\n\"syscalls\": ["
                + "{\"names\": [\"pread\", \"\\u001b[2J\", \"read\", \"read\"], \"action\": \"SCMP_ACT_ALLOW\"}]}");
    report = new Linter(LintConfig.none()).look(List.of(wrong, folder.resolve("missing.json")));
  }

  @Test
  void textIsALineAFindingAndCounts() {
    List<String> lines = LintText.of(report, PLAIN).lines().toList();
    assertThat(lines)
        .anyMatch(
            it ->
                it.endsWith(
                    ":2:25: error: unknown syscall \"pread\"; did you mean"
                        + " \"pread64\"? [unknown-syscall]"))
        .anyMatch(
            it ->
                it.endsWith(
                    "missing.json: error: does not exist; correct the path" + " [unreadable]"));
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("2 files: 3 errors, 1 warning, 1 note; --fix corrects 1 of them");
  }

  @Test
  void aNameWithControlCharactersDoesNotReachTheTerminal() {
    assertThat(LintText.of(report, PLAIN)).doesNotContain("\u001b");
  }

  @Test
  void jsonHasTheSame() throws IOException {
    DocumentedKeys.verify("lint", LintJson.of(report));
    JsonNode json = MAPPER.readTree(LintJson.of(report));
    assertThat(json.path("errors").asInt()).isEqualTo(3);
    JsonNode first = json.path("findings").get(1);
    assertThat(first.path("rule").asString()).isEqualTo("unknown-syscall");
    assertThat(first.path("line").asInt()).isEqualTo(2);
    assertThat(first.path("mendable").asBoolean()).isFalse();
    JsonNode duplicate = json.path("findings").get(3);
    assertThat(duplicate.path("rule").asString()).isEqualTo("duplicate-syscall");
    assertThat(duplicate.path("mendable").asBoolean()).isTrue();
  }

  @Test
  void theProfileSchemaAgreesWithTheReader() throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(MAPPER.readTree(PackagedFile.text(Linter.class, "profile.schema.json")));
    for (String name : List.of("audit", "violation", "fine-grained", "fine-grained-complete")) {
      JsonNode profile = MAPPER.readTree(Path.of("profiles", name + ".json").toFile());
      assertThat(schema.validate(profile)).as(name).isEmpty();
    }
    for (BadProfilesTest.Case bad : BadProfilesTest.cases()) {
      boolean ofFormat =
          List.of(
                  "shape",
                  "unknown-key",
                  "unknown-action",
                  "unknown-architecture",
                  "unknown-operator",
                  "unknown-flag",
                  "default-notify",
                  "key-case")
              .contains(bad.rule());
      if (ofFormat) {
        assertThat(schema.validate(MAPPER.readTree(bad.text()))).as(bad.toString()).isNotEmpty();
      }
    }
  }
}
