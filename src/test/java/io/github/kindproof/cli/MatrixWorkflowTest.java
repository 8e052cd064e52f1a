package io.github.kindproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.MatrixSelection;
import io.github.kindproof.upgrade.matrix.Shard;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The workflow and the data agree. */
class MatrixWorkflowTest {
  private static final Path WORKFLOW = Path.of(".github/workflows/matrix.yml");

  @Test
  void theJobsAreThoseThatTheCommandPrintsAndTheirShardsAreTheWhole() throws IOException {
    JsonNode jobs = new ObjectMapper().readTree(printed()).path("include");
    ProjectFiles files = ProjectFiles.here(KindproofCache.ofUser());
    List<Cell> whole = cells(files, Shard.whole());
    List<Cell> ofShards = new ArrayList<>();
    for (JsonNode job : jobs) {
      Shard shard = Shard.parse("shard", job.path("shard").asString());
      List<Cell> cells = cells(files, shard);
      assertThat(cells).hasSize(job.path("cells").asInt());
      ofShards.addAll(cells);
    }
    assertThat(ofShards).containsExactlyInAnyOrderElementsOf(whole);
    assertThat(whole.stream().map(Cell::kubernetes).distinct())
        .containsExactlyInAnyOrderElementsOf(
            versions(files).releases().stream().map(KubernetesVersion::version).toList());
  }

  private static List<Cell> cells(ProjectFiles files, Shard shard) {
    NodeRuntimes runtimes = NodeRuntimes.read(files.find("runtimes.yaml"));
    return MatrixPlan.of(files, versions(files), runtimes, MatrixSelection.standard(), shard)
        .cells();
  }

  private static KubernetesVersions versions(ProjectFiles files) {
    return KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
  }

  @Test
  void theWorkflowRunsThatCommandAndUsesOnlyWhatItPrints() throws IOException {
    JsonNode jobs = new YAMLMapper().readTree(WORKFLOW.toFile()).path("jobs");
    assertThat(jobs.path("plan").toString()).contains("./kindproof matrix --list --format=github");
    assertThat(jobs.path("cells").path("strategy").path("matrix").asString())
        .isEqualTo("${{ fromJSON(needs.plan.outputs.matrix) }}");
    assertThat(jobs.path("cells").path("steps").findValuesAsString("run"))
        .containsExactly("./kindproof matrix --shard \"$SHARD\"");
    assertThat(jobs.path("cells").path("steps").findValuesAsString("SHARD"))
        .containsExactly("${{ matrix.shard }}");
    assertThat(jobs.path("page").toString()).contains("./kindproof report merge");
    JsonNode job = new ObjectMapper().readTree(printed()).path("include").path(0);
    List<String> used =
        Pattern.compile("matrix\\.(\\w+)")
            .matcher(Files.readString(WORKFLOW).replaceAll("matrix\\.(json|yml)", ""))
            .results()
            .map((MatchResult it) -> it.group(1))
            .distinct()
            .toList();
    assertThat(used).isNotEmpty().allSatisfy(key -> assertThat(job.has(key)).isTrue());
  }

  private static String printed() {
    StringWriter out = new StringWriter();
    int exit =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .execute("matrix", "--list", "--format=github");
    assertThat(exit).isZero();
    return out.toString();
  }
}
