package io.github.kindproof.seccomp.lint;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingConfiguration;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kindproof.internal.io.packaged.OptionalLibrary;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.file.Span;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Findings in <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/">SARIF 2.1.0</a>, which
 * code-scanning pages show next to changed lines.
 */
public final class LintSarif {
  private static final URI SCHEMA =
      URI.create(
          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json");

  private static final ObjectMapper MAPPER =
      JsonMapper.builder().serializationInclusion(JsonInclude.Include.NON_EMPTY).build();

  private LintSarif() {}

  /**
   * A SARIF log with one run.
   *
   * @param version Kindproof's own
   */
  public static String of(LintReport report, String version) {
    OptionalLibrary.SARIF.require();
    List<ProblemKind> rules = LintConfig.rules();
    ToolComponent driver =
        new ToolComponent()
            .withName("kindproof lint")
            .withVersion(version)
            .withRules(new LinkedHashSet<>(rules.stream().map(LintSarif::rule).toList()));
    List<Result> results =
        report.files().stream()
            .flatMap(file -> file.findings().stream().map(it -> result(file.file(), it, rules)))
            .toList();
    SarifSchema210 log =
        new SarifSchema210()
            .with$schema(SCHEMA)
            .withVersion(SarifSchema210.Version._2_1_0)
            .withRuns(
                List.of(
                    new Run()
                        .withTool(new Tool().withDriver(driver))
                        .withColumnKind(Run.ColumnKind.UTF_16_CODE_UNITS)
                        .withResults(results)));
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(log) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ReportingDescriptor rule(ProblemKind kind) {
    return new ReportingDescriptor()
        .withId(kind.id())
        .withShortDescription(new MultiformatMessageString().withText(kind.summary()))
        .withDefaultConfiguration(
            new ReportingConfiguration()
                .withLevel(ReportingConfiguration.Level.fromValue(kind.severity().word())));
  }

  private static Result result(Path file, LintFinding finding, List<ProblemKind> rules) {
    ProblemKind kind = finding.problem().kind();
    PhysicalLocation place =
        new PhysicalLocation().withArtifactLocation(new ArtifactLocation().withUri(uri(file)));
    Span span = finding.problem().span();
    if (span.line() > 0) {
      place.withRegion(new Region().withStartLine(span.line()).withStartColumn(span.column()));
    }
    return new Result()
        .withRuleId(kind.id())
        .withRuleIndex(rules.indexOf(kind))
        .withLevel(Result.Level.fromValue(finding.severity().word()))
        .withMessage(new Message().withText(finding.message()))
        .withLocations(List.of(new Location().withPhysicalLocation(place)));
  }

  /** Relative paths stay relative: the page that shows them knows the repository. */
  private static String uri(Path file) {
    if (file.isAbsolute()) {
      return file.toUri().toString();
    }
    return Path.of("").toUri().relativize(file.normalize().toUri()).toString();
  }
}
