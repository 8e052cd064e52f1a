package io.github.kindproof.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.text.Printable;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.internal.report.ReportPage;
import io.github.kindproof.internal.report.RunInfo;
import io.github.kindproof.internal.report.StepResult;
import io.github.kindproof.junit.matrix.MatrixReports;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.BpfProgram;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.file.FormatProblem;
import io.github.kindproof.seccomp.file.ProblemKind;
import io.github.kindproof.seccomp.filter.Kernel;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.Expectation;
import io.github.kindproof.upgrade.matrix.Expectations;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.Rule;
import io.github.kindproof.upgrade.matrix.Shard;
import io.github.kindproof.upgrade.matrix.page.MatrixPage;
import io.github.kindproof.upgrade.matrix.run.EvidenceFolder;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import io.github.kindproof.upgrade.seccompdefault.WouldBreakResult;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names, logs and messages come from anywhere. Every report of every command quotes them in every
 * format, and no character of them does anything.
 */
class TextOfStrangersTest {
  private static final int ROUNDS = 6;

  private static final String STYLES = "\u001b\\[(0|1|2|31|32|33)m";

  @TempDir Path folder;

  /** The formats of a command, and the type of what they report. */
  record Reported(Class<?> command, Formats<?> formats, Type type) {
    @Override
    public String toString() {
      return command.getSimpleName() + " " + type.getTypeName().replaceAll("[\\w.]+[.$]", "");
    }
  }

  static List<Reported> reports() throws IllegalAccessException {
    List<Reported> all = new ArrayList<>();
    collect(Main.commandLine(), all);
    all.add(new Reported(RecordCommand.class, RecordingReport.FORMATS, RecordingReport.class));
    all.add(new Reported(RenderCommand.class, RenderedConfig.FORMATS, RenderedConfig.class));
    all.add(
        new Reported(
            WouldBreakCommand.class, new WouldBreakCommand().formats(), WouldBreakResult.class));
    return all;
  }

  private static void collect(CommandLine line, List<Reported> all) throws IllegalAccessException {
    Object command = line.getCommandSpec().userObject();
    for (Class<?> type = command.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getType() == Formats.class) {
          field.setAccessible(true);
          Object owner = Modifier.isStatic(field.getModifiers()) ? null : command;
          Type reported = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
          all.add(new Reported(type, (Formats<?>) field.get(owner), reported));
        }
      }
    }
    for (CommandLine each : line.getSubcommands().values()) {
      collect(each, all);
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  <R> void doesNothing(Reported reported) throws Exception {
    @SuppressWarnings("unchecked")
    Formats<R> formats = (Formats<R>) reported.formats();
    for (int round = 0; round < ROUNDS; round++) {
      @SuppressWarnings("unchecked")
      R report = (R) strangers(round).of(reported.type());
      for (String word : formats.words()) {
        Format format = formats.named(word);
        String plain = formats.written(report, format, new Screen(false, false, true));
        assertThat(hidden(plain)).as(word).isEmpty();
        switch (format) {
          case TEXT ->
              assertThat(
                      hidden(
                          formats
                              .written(report, format, new Screen(true, true, true))
                              .replaceAll(STYLES, "")))
                  .isEmpty();
          case JSON, SARIF, GITLAB -> assertThat(JsonText.parse(plain)).isPresent();
          case HTML -> assertThat(plain).doesNotContain("<img", "onerror=alert(1)>");
          case MARKDOWN -> assertThat(plain).doesNotContainPattern("(?m)^#+ injected|[^ ]<img");
          case GITHUB ->
              assertThat(JsonText.parse(plain).isPresent() ? Stream.<String>of() : plain.lines())
                  .allMatch(it -> it.matches("::(error|warning|notice) file=.*"))
                  .noneMatch(it -> it.startsWith("::error::"));
          case JUNIT ->
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(plain)));
          case PROMETHEUS ->
              assertThat(plain.lines())
                  .allMatch(
                      it -> it.matches("# .*|\\w+(\\{\\w+=\"([^\"\\\\]|\\\\[n\"\\\\])*\"})? \\d+"));
        }
      }
    }
  }

  @Test
  void isInTheReportOfEveryCommand() throws IllegalAccessException {
    Set<Class<?>> reported = reports().stream().map(Reported::command).collect(toSet());
    assertThat(reportingCommands(Main.commandLine()))
        .isNotEmpty()
        .allMatch(it -> reported.stream().anyMatch(of -> of.isAssignableFrom(it)));
  }

  private static Stream<Class<?>> reportingCommands(CommandLine line) {
    Object command = line.getCommandSpec().userObject();
    return Stream.concat(
        command instanceof ReportingCommand ? Stream.of(command.getClass()) : Stream.of(),
        line.getSubcommands().values().stream().flatMap(TextOfStrangersTest::reportingCommands));
  }

  @ParameterizedTest
  @MethodSource("reports")
  <R> void isCutIfItIsLong(Reported reported) throws IllegalAccessException {
    @SuppressWarnings("unchecked")
    Formats<R> formats = (Formats<R>) reported.formats();
    for (int round = 0; round < ROUNDS; round++) {
      @SuppressWarnings("unchecked")
      R report = (R) strangers(round, "m".repeat(20_000)).of(reported.type());
      for (Screen screen : List.of(new Screen(false, false, true), new Screen(true, true, true))) {
        assertThat(formats.written(report, Format.TEXT, screen).lines())
            .filteredOn(it -> it.contains("m".repeat(1000)))
            .allMatch(it -> it.length() < 10_100)
            .allMatch(it -> it.matches(".*m… \\([\\d,]+ more characters\\).*"));
      }
    }
  }

  @Test
  void doesNothingInPages() throws IOException {
    Path evidence = Files.createDirectories(folder.resolve("evidence"));
    Files.write(
        evidence.resolve("log.txt"), (Strangers.TEXT + "m".repeat(1_000_000)).getBytes(UTF_8));
    for (int round = 0; round < ROUNDS; round++) {
      MatrixResults results = withEvidence(strangers(round), "evidence");
      MatrixPage.write(folder.resolve("matrix.html"), results, folder);
      String matrix = Files.readString(folder.resolve("matrix.html"));
      assertThat(matrix).contains("mmm …").hasSizeLessThan(500_000);
      String steps =
          ReportPage.of(
              (RunInfo) strangers(round).of(RunInfo.class),
              List.of((StepResult) strangers(round).of(StepResult.class)));
      for (String page : List.of(matrix, steps)) {
        assertThat(hidden(page)).isEmpty();
        assertThat(page).doesNotContain("<img", "</script>]]");
      }
    }
  }

  @Test
  void doesNothingInReportsOfJunit() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      CellResult result = (CellResult) strangers(round).of(CellResult.class);
      Path reports = folder.resolve("junit-" + round);
      MatrixReports.during(
          reports,
          List.of(result.cell()),
          listener -> {
            listener.begun(result.cell());
            listener.ended(result);
          });
      try (Stream<Path> files = Files.walk(reports)) {
        List<Path> all = files.filter(it -> it.toString().endsWith(".xml")).toList();
        assertThat(all).hasSize(2);
        for (Path xml : all) {
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(xml.toFile());
          assertThat(hidden(Files.readString(xml))).as("%s", xml).isEmpty();
        }
      }
    }
  }

  @Test
  void namesNoEvidenceElsewhere() throws IOException {
    Path results = Files.createDirectories(folder.resolve("results"));
    Path secrets = Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(secrets.resolve("key.txt"), "secret");
    Path target = Files.createDirectories(folder.resolve("target"));
    for (String name : List.of("../secrets", secrets.toString(), ".", Strangers.TEXT)) {
      MatrixResults named = withEvidence(strangers(0), name);
      EvidenceFolder evidence = new EvidenceFolder(results);
      assertThat(evidence.read(named.cells().get(0))).as(name).isEmpty();
      evidence.copy(named, target);
    }
    assertThat(target).isEmptyDirectory();
  }

  private static MatrixResults withEvidence(Strangers strangers, String evidence) {
    MatrixResults results = (MatrixResults) strangers.of(MatrixResults.class);
    return new MatrixResults(
        results.run(),
        results.cells().stream()
            .map(
                it ->
                    new CellResult(
                        it.cell(),
                        it.runtime(),
                        it.expected(),
                        it.rule(),
                        it.why(),
                        it.observed(),
                        it.verdict(),
                        it.cause(),
                        it.errno(),
                        it.seccomp(),
                        it.took(),
                        it.boot(),
                        it.bootRetried(),
                        it.origin(),
                        evidence,
                        it.probeReport(),
                        it.when()))
            .toList());
  }

  private static Strangers strangers(int round) {
    return strangers(round, Strangers.TEXT);
  }

  private static Strangers strangers(int round, String text) {
    return new Strangers(round, text)
        .with(MatrixPlan.class, () -> plan(new Strangers(round, text)))
        .with(Kernel.class, () -> new Kernel(Architecture.X86_64, text))
        .with(SeccompData.class, () -> SeccompData.of(Architecture.X86_64.auditCode(), 1))
        .with(BpfProgram.class, () -> BpfProgram.parse("0600000000000000"))
        .with(BigInteger.class, () -> BigInteger.ONE)
        .with(ProblemKind.class, () -> FormatProblem.SYNTAX)
        .with(ObjectNode.class, () -> JsonText.object().put(text, text));
  }

  /** A plan with three clusters, and a rule for their cells. */
  private static MatrixPlan plan(Strangers strangers) {
    Cell cell = (Cell) strangers.of(Cell.class);
    List<Cell> cells =
        Stream.of(1, 2, 3)
            .map(
                it ->
                    new Cell(
                        cell.kubernetes() + it,
                        cell.runtime(),
                        cell.provider(),
                        cell.variant(),
                        cell.node(),
                        cell.profile(),
                        cell.allowPrivilegeEscalation()))
            .toList();
    Rule rule =
        new Rule(
            (String) strangers.of(String.class),
            List.of(),
            (Expectation) strangers.of(Expectation.class),
            (String) strangers.of(String.class));
    return new MatrixPlan(
        ProjectFiles.here(new KindproofCache(Path.of("target"))),
        List.of(),
        List.of((NodeRuntime) strangers.of(NodeRuntime.class)),
        Map.of(),
        new Expectations(List.of(rule)),
        cells,
        cells,
        Shard.whole(),
        List.of(),
        List.of(rule));
  }

  /** The characters of a text that nobody sees, or that control what shows it. */
  private static String hidden(String text) {
    return Stream.of(text.codePoints().boxed().toArray(Integer[]::new))
        .filter(it -> it != '\n' && it != '\t' && !Printable.is(it))
        .map("U+%04X"::formatted)
        .distinct()
        .collect(joining(" "));
  }
}
