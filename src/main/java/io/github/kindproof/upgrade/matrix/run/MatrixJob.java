package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.report.HtmlTemplate;
import java.util.List;
import java.util.Map;

/**
 * A Job with indexed completions, in which each pod runs one shard of a matrix. Pure.
 *
 * @param image an image with Kindproof, see {@code images/kindproof/Dockerfile}
 * @param arguments the arguments of {@code kindproof matrix} that select cells, quoted for a shell
 */
public record MatrixJob(String image, int shards, List<String> arguments) {
  /** The Job and the claim for its results, for {@code kubectl apply}. */
  public String yaml() {
    return HtmlTemplate.fill(
        PackagedFile.text(MatrixJob.class, "matrix-job.yaml"),
        Map.of(
            "command", Caller.ofThisProcess().typed(),
            "image", JsonText.line(image),
            "shards", String.valueOf(shards),
            "arguments", arguments.isEmpty() ? "" : " " + String.join(" ", arguments)));
  }
}
