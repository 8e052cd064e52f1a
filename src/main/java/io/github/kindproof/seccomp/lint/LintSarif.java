package io.github.kindproof.seccomp.lint;

import com.contrastsecurity.sarif.ArtifactChange;
import com.contrastsecurity.sarif.ArtifactContent;
import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Fix;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.OriginalUriBaseIds;
import com.contrastsecurity.sarif.PartialFingerprints;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.Replacement;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.RunAutomationDetails;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.packaged.OptionalLibrary;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.TextEdit;
import io.github.kindproof.seccomp.file.TextRegion;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings in <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/">SARIF 2.1.0</a>, which
 * code-scanning pages show next to changed lines.
 */
public final class LintSarif {
  private static final URI SCHEMA =
      URI.create(
          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");

  /** The run's category, which ends at the slash: a page keeps one result of each. */
  private static final String CATEGORY = "kindproof-lint/";

  /** The name that pages expect for the root of the repository. */
  private static final String HERE = "%SRCROOT%";

  /**
   * Not {@code primaryLocationLineHash}: GitHub's upload computes that from the file, and warns of
   * another value.
   */
  private static final String FINGERPRINT = "kindproofLint/v1";

  /** Pages show no result without a place, so one about a whole file is at its beginning. */
  private static final TextRegion BEGIN = new TextRegion(1, 1, 1, 1);

  private LintSarif() {}

  /** A level that is left out is the rule's, and not the default of the schema: a warning. */
  private interface WithLevel {
    @JsonInclude(JsonInclude.Include.ALWAYS)
    Object getLevel();
  }

  /** Made on use, as the library that it names is optional. */
  private static JsonMapper mapper() {
    return JsonText.builder()
        .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_EMPTY))
        .addMixIn(Result.class, WithLevel.class)
        .addMixIn(ReportingConfiguration.class, WithLevel.class)
        .build();
  }

  /**
   * A SARIF log with one run.
   *
   * @param version Kindproof's own
   */
  public static String of(LintReport report, String version) {
    OptionalLibrary.SARIF.require();
    List<ProblemKind> rules = LintConfig.rules();
    LintPage page = LintPage.read();
    ToolComponent driver =
        new ToolComponent()
            .withName("kindproof lint")
            .withVersion(version)
            .withInformationUri(LintPage.ADDRESS)
            .withRules(new LinkedHashSet<>(rules.stream().map(it -> rule(it, page)).toList()));
    SarifSchema210 log =
        new SarifSchema210()
            .with$schema(SCHEMA)
            .withVersion(SarifSchema210.Version._2_1_0)
            .withRuns(
                List.of(
                    new Run()
                        .withTool(new Tool().withDriver(driver))
                        .withAutomationDetails(new RunAutomationDetails().withId(CATEGORY))
                        .withOriginalUriBaseIds(
                            new OriginalUriBaseIds().withAdditionalProperty(HERE, here()))
                        .withColumnKind(Run.ColumnKind.UTF_16_CODE_UNITS)
                        .withResults(
                            report.files().stream()
                                .flatMap(file -> results(file, rules).stream())
                                .toList())));
    String json = mapper().writerWithDefaultPrettyPrinter().writeValueAsString(log);
    return JsonText.printable(json) + "\n";
  }

  /** Without a path: each page knows where it has the repository. */
  private static ArtifactLocation here() {
    return new ArtifactLocation()
        .withDescription(new Message().withText("The folder in which kindproof lint ran."));
  }

  private static ReportingDescriptor rule(ProblemKind kind, LintPage page) {
    LintPage.Section section = page.of(kind);
    return new ReportingDescriptor()
        .withId(kind.id())
        .withShortDescription(new MultiformatMessageString().withText(kind.summary()))
        .withFullDescription(new MultiformatMessageString().withText(section.description()))
        .withHelp(
            new MultiformatMessageString()
                .withText(section.text())
                .withMarkdown(section.markdown()))
        .withHelpUri(LintPage.address(kind))
        .withDefaultConfiguration(
            new ReportingConfiguration()
                .withLevel(ReportingConfiguration.Level.fromValue(kind.severity().word())));
  }

  private static List<Result> results(LintedFile file, List<ProblemKind> rules) {
    List<String> fingerprints = Fingerprints.of(file);
    List<Result> results = new ArrayList<>();
    for (LintFinding finding : file.findings()) {
      ProblemKind kind = finding.problem().kind();
      PhysicalLocation place =
          new PhysicalLocation()
              .withArtifactLocation(artifact(file))
              .withRegion(region(file.region(finding).orElse(BEGIN)));
      Result result =
          new Result()
              .withRuleId(kind.id())
              .withRuleIndex(rules.indexOf(kind))
              .withLevel(Result.Level.fromValue(finding.severity().word()))
              .withMessage(new Message().withText(finding.message()))
              .withLocations(List.of(new Location().withPhysicalLocation(place)))
              .withPartialFingerprints(
                  new PartialFingerprints()
                      .withAdditionalProperty(FINGERPRINT, fingerprints.get(results.size())));
      if (finding.problem().isMendable()) {
        result.withFixes(Set.of(fix(file, finding)));
      }
      results.add(result);
    }
    return results;
  }

  private static Fix fix(LintedFile file, LintFinding finding) {
    List<Replacement> replacements =
        finding.problem().edits().stream().map(edit -> replacement(edit, file.text())).toList();
    return new Fix()
        .withDescription(new Message().withText(finding.problem().remedy()))
        .withArtifactChanges(
            Set.of(
                new ArtifactChange()
                    .withArtifactLocation(artifact(file))
                    .withReplacements(replacements)));
  }

  private static Replacement replacement(TextEdit edit, String text) {
    Replacement replacement =
        new Replacement().withDeletedRegion(region(TextRegion.of(edit, text)));
    return edit.replacement().isEmpty()
        ? replacement
        : replacement.withInsertedContent(new ArtifactContent().withText(edit.replacement()));
  }

  private static Region region(TextRegion region) {
    Region place =
        new Region().withStartLine(region.startLine()).withStartColumn(region.startColumn());
    return region.hasEnd()
        ? place.withEndLine(region.endLine()).withEndColumn(region.endColumn())
        : place;
  }

  /** Relative paths stay relative: the page that shows them knows the repository. */
  private static ArtifactLocation artifact(LintedFile file) {
    String path = file.path();
    return path.startsWith("/")
        ? new ArtifactLocation().withUri("file://" + encoded(path))
        : new ArtifactLocation().withUri(encoded(path)).withUriBaseId(HERE);
  }

  /** Encodes a path, which without a locale has characters that no Java path can have. */
  private static String encoded(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
