package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.internal.doctor.Finding;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.mutate.NarrowedCall;
import io.github.kindproof.leastprivilege.record.ContainerCalls;
import io.github.kindproof.leastprivilege.record.ProfileOfCalls;
import io.github.kindproof.leastprivilege.record.RecordedCall;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.leastprivilege.verify.Verification;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import io.github.kindproof.seccomp.knowledge.CallUse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The formats of every report, and their JSON. Other tests have that of the other packages. */
class ReportFormatsTest {
  private static final List<List<String>> WITHOUT_REPORT =
      List.of(
          List.of("setup"),
          List.of("env"),
          List.of("clean"),
          List.of("completion"),
          List.of("help"),
          List.of("filter"), // these two are their commands
          List.of("report"));

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine all = Main.commandLine();

  @TempDir Path folder;

  @Test
  void everyCommandThatReportsHasThem() {
    assertThat(HelpTest.commands())
        .allSatisfy(
            command ->
                assertThat(options(command).stream().filter(it -> it.equals("--format")))
                    .as(String.join(" ", command))
                    .hasSize(WITHOUT_REPORT.contains(command) ? 0 : 1));
    assertThat(HelpTest.commands().filter(it -> options(it).contains("--format")))
        .allSatisfy(
            command -> {
              assertThat(options(command)).contains("-o", "--output");
              assertThat(formats(command)).startsWith("text", "json");
            });
  }

  @Test
  void everyCommandHasTheCommonOptions() {
    assertThat(HelpTest.commands())
        .allSatisfy(
            command ->
                assertThat(options(command))
                    .contains("-q", "--quiet", "-v", "--verbose", "--color", "-h", "--help"));
  }

  @Test
  void aDoctorsJson() {
    Finding problem = new Finding("disk", Finding.Level.PROBLEM, "full", "free some");
    DocumentedKeys.verify("doctor", json(DoctorCommand.FORMATS, List.of(problem)));
    assertThat(json(DoctorCommand.FORMATS, List.of(problem))).contains("\"ready\" : false");
  }

  @Test
  void aVerificationsJson() {
    DocumentedKeys.verify("verify", json(VerifyCommand.FORMATS, List.of(failing())));
  }

  @Test
  void aMutationsJson() {
    List<CallFinding> uses = List.of(new CallFinding("bind", CallUse.NOT_NEEDED, ""));
    SeccompProfile profile =
        SeccompProfile.allowing(List.of(Architecture.X86_64), new TreeSet<>(List.of("read")));
    Mutation mutation =
        new Mutation(
            "Kubernetes v1.34.11",
            failing().differences(),
            uses,
            uses,
            Optional.of(
                new Mutator.Narrowed(
                    profile, List.of(new NarrowedCall("socket", List.of("AF_INET"))))),
            List.of(failing()));
    DocumentedKeys.verify("mutate", json(MutateCommand.FORMATS, mutation));
  }

  @Test
  void aRecordingsJson() {
    ContainerCalls calls =
        new ContainerCalls(
            "web",
            List.of(
                new RecordedCall(
                    "read",
                    Architecture.X86_64,
                    new TreeSet<>(List.of(Phase.START)),
                    new TreeSet<>(List.of("nginx")),
                    0,
                    7,
                    1)));
    WorkloadRecording recording =
        new WorkloadRecording(
            "web",
            List.of(calls),
            3,
            List.of(),
            "v1.34.11",
            ObservedRuntime.parse(
                "containerd=containerd github.com/containerd/containerd/v2 v2.1.1 x\nprogram=runc\n"
                    + "version=runc version 1.3.0\nlibseccomp=2.5.4"),
            "6.1.0");
    ProfileOfCalls profile = recording.profile(List.of());
    RecordingReport report =
        new RecordingReport(
            recording,
            List.of(
                new RecordingReport.Written(
                    Path.of("web.json"),
                    Path.of("web.calls.yaml"),
                    Optional.of(Path.of("web.operator.yaml")),
                    profile)));
    DocumentedKeys.verify("record", json(RecordingReport.FORMATS, report));
    assertThat(RecordingReport.FORMATS.written(report, Format.TEXT, plain()))
        .startsWith("web.json: ")
        .contains("1 recorded in 3 runs", "made in only some runs: read\n");
  }

  @Test
  void aConfigsJsonHasTheWarningsAndTheTextUnchanged() throws Exception {
    String text = "kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nname: A\n";
    Path config = Files.writeString(folder.resolve("kind.yaml"), text);
    assertThat(run("render", "--config", config.toString(), "--format", "json")).isZero();
    DocumentedKeys.verify("render", out.toString());
    assertThat(out.toString()).contains("name: A\\n\"");
  }

  @Test
  void aListOfCellsAndOfRulesAreJson() {
    assertThat(run("matrix", "--list", "--variant", "plain", "--format", "json")).isZero();
    DocumentedKeys.verify("matrix --list", out.toString());
    out.getBuffer().setLength(0);
    assertThat(run("lint", "--rules", "--format", "json")).isZero();
    DocumentedKeys.verify("lint --rules", out.toString());
  }

  @Test
  void aFormatThatHasNoEffectIsRejected() {
    assertThat(run("lint", "--rules", "--format", "sarif")).isEqualTo(2);
    assertThat(run("matrix", "--format", "github")).isEqualTo(2);
    assertThat(run("check", "--print-rights", "--format", "json")).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(3)
        .allSatisfy(line -> assertThat(line).contains("--format"));
    assertThat(out.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint profiles/audit.json", "tutorial", "record app.yaml", "doctor"})
  void aFileThatCannotBeWrittenIsNamedBeforeAnythingIsDone(String command) {
    assertThat(run((command + " -o " + folder + "/missing/report").split(" "))).isEqualTo(2);
    assertThat(run((command + " -o " + folder).split(" "))).isEqualTo(2);
    assertThat(folder).isEmptyDirectory();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .hasSize(2)
        .anyMatch(it -> it.contains("--output: there is no folder " + folder + "/missing, so"))
        .anyMatch(it -> it.contains("--output: " + folder + " is a folder, so name a file in it"));
  }

  @Test
  void whatOnlyTextHasGoesToTheFileToo() {
    Path file = folder.resolve("rights.yaml");
    assertThat(run("check", "--print-rights", "-o", file.toString())).isZero();
    assertThat(file).content().contains("ClusterRole");
    assertThat(out.toString()).isEmpty();
  }

  private static Verification failing() {
    return new Verification(
        "runc 1.3.0", List.of(new Difference(Difference.Kind.STATE, "Failed, not Running")));
  }

  private static <R> String json(Formats<R> formats, R report) {
    return formats.written(report, Format.JSON, plain());
  }

  private static Screen plain() {
    return new Screen(false, false, true);
  }

  private List<String> options(List<String> command) {
    return spec(command).options().stream().flatMap(it -> Stream.of(it.names())).toList();
  }

  private Iterable<String> formats(List<String> command) {
    return spec(command).findOption("--format").completionCandidates();
  }

  private CommandLine.Model.CommandSpec spec(List<String> command) {
    CommandLine line = all;
    for (String name : command) {
      line = Objects.requireNonNull(line.getSubcommands().get(name));
    }
    return line.getCommandSpec();
  }

  private int run(String... arguments) {
    return Main.commandLineFor(arguments)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }
}
