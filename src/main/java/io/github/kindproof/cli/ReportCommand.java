package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.MatrixMerge;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.MatrixText;
import io.github.kindproof.upgrade.matrix.page.MatrixPage;
import io.github.kindproof.upgrade.matrix.run.EvidenceFolder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = "Processes result files.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every cell is as expected",
      " 1:an outcome differs",
      " 2:a file is wrong, or a shard is missing or duplicated",
      " 3:something could not be observed"
    },
    footerHeading = "%nExamples:%n",
    footer = "  ${ROOT-COMMAND-NAME} report merge shards/*/matrix.json",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ReportCommand.Merge.class)
final class ReportCommand {

  @Command(
      name = "merge",
      description =
          "Merges the results of all shards of a matrix, with evidence, and writes their page.",
      exitCodeList = {
        " 0:every cell is as expected",
        " 1:an outcome differs",
        " 2:a file is wrong, or a shard is missing or duplicated",
        " 3:something could not be observed"
      },
      footerHeading = "%nExample:%n",
      footer = "  ${ROOT-COMMAND-NAME} report merge shards/*/matrix.json")
  static final class Merge extends ReportingCommand {
    private static final Formats<MatrixResults> FORMATS =
        Formats.text(MatrixText::of).with(Format.JSON, MatrixJson::of);

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The matrix.json of each shard.")
    private List<Path> files = List.of();

    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        converter = OutputFile.class,
        description =
            "Output file; the page is written next to it. Default: target/kindproof/matrix.json.")
    private Path output = CommandSession.RESULTS.resolve("matrix.json");

    @Override
    Formats<?> formats() {
      return FORMATS;
    }

    /** The option of this name is for the merged results. */
    @Override
    Optional<Path> output() {
      return Optional.empty();
    }

    @Override
    CommandResult run(CommandSession session) {
      Map<Path, MatrixResults> shards = new LinkedHashMap<>();
      for (Path file : files) {
        if (shards.put(file, MatrixJson.read(file)) != null) {
          throw new BadInputException(file.toString(), "is listed twice", "remove one");
        }
      }
      MatrixResults whole = MatrixMerge.of(shards);
      Path folder = output.toAbsolutePath().resolveSibling(".").normalize();
      shards.forEach(
          (file, results) ->
              new EvidenceFolder(file.toAbsolutePath().resolveSibling(".").normalize())
                  .copy(results, folder));
      MatrixJson.write(output, whole);
      Path page = folder.resolve("matrix.html");
      MatrixPage.write(page, whole, folder);
      print(whole, FORMATS, session);
      printResults(output, "page", page, session);
      return CommandResult.of(whole.verdict());
    }
  }
}
