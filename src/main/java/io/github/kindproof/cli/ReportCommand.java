package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.report.MarkedSection;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.MatrixMarkdown;
import io.github.kindproof.upgrade.matrix.MatrixMerge;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.MatrixText;
import io.github.kindproof.upgrade.matrix.page.MatrixPage;
import io.github.kindproof.upgrade.matrix.run.JoinedEvidence;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kindproof report}. */
@Command(
    name = "report",
    description = "Works with files of results.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindproof report merge shards/*/matrix.json -o whole/matrix.json",
      "  ./kindproof report versions target/kindproof/matrix.json"
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ReportCommand.Merge.class, ReportCommand.Versions.class})
final class ReportCommand {

  /** {@code kindproof report merge}. */
  @Command(
      name = "merge",
      description =
          "Joins the results of all shards of a matrix, with their evidence, and writes their page.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {
        " 0:every cell is as expected",
        " 1:an outcome differs",
        " 2:a file is wrong, a shard is lacking or there twice",
        " 3:something could not be observed"
      },
      footerHeading = "%nExample:%n",
      footer = "  ./kindproof report merge shards/*/matrix.json -o whole/matrix.json")
  static final class Merge implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The matrix.json of each shard.")
    private List<Path> files = List.of();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        defaultValue = "target/kindproof/matrix.json",
        description = "Where to write them; the page beside it. Default: ${DEFAULT-VALUE}.")
    private Path output = Path.of("target/kindproof/matrix.json");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      Map<Path, MatrixResults> shards = new LinkedHashMap<>();
      for (Path file : files) {
        if (shards.put(file, MatrixJson.read(file)) != null) {
          throw new BadInputException(file.toString(), "is named twice", "leave one out");
        }
      }
      MatrixResults whole = MatrixMerge.of(shards);
      Path folder = output.toAbsolutePath().resolveSibling(".").normalize();
      shards.forEach(
          (file, results) ->
              JoinedEvidence.copy(
                  results, file.toAbsolutePath().resolveSibling(".").normalize(), folder));
      MatrixJson.write(output, whole);
      Path page = folder.resolve("matrix.html");
      MatrixPage.write(page, whole, folder);
      PrintWriter out = spec.commandLine().getOut();
      out.print(MatrixText.of(whole));
      out.println("results: " + output);
      out.println("page:    " + page.toUri());
      out.flush();
      return whole.exitCode();
    }
  }

  /** {@code kindproof report versions}. */
  @Command(
      name = "versions",
      description =
          "Writes into a page, between its lines `seen: begin` and `seen: end`, which cells of a "
              + "matrix were seen, when, with what, and what they did.",
      mixinStandardHelpOptions = true,
      exitCodeListHeading = "%nExit codes:%n",
      exitCodeList = {" 0:it is written", " 2:a file is wrong"},
      footerHeading = "%nExample:%n",
      footer = "  ./kindproof report versions target/kindproof/matrix.json")
  static final class Versions implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A matrix.json.")
    private Path file = Path.of("target/kindproof/matrix.json");

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        defaultValue = "docs/versions.md",
        description = "The page. Default: ${DEFAULT-VALUE}.")
    private Path page = Path.of("docs/versions.md");

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      MarkedSection.write(page, "seen", MatrixMarkdown.of(MatrixJson.read(file)));
      spec.commandLine().getOut().println("page: " + page);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
