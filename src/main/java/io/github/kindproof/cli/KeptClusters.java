package io.github.kindproof.cli;

import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.io.process.ShellWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The clusters that a run keeps.
 *
 * @param folder the folder of the run, with a kubeconfig for each cluster that booted
 */
record KeptClusters(Path folder) {
  /** Return how to use them and how to remove them alone, in lines. */
  String howToUse() {
    StringBuilder lines = new StringBuilder();
    List<Path> kubeconfigs = kubeconfigs();
    if (!kubeconfigs.isEmpty()) {
      lines.append("The clusters keep running. Use them:\n");
      kubeconfigs.forEach(
          it ->
              lines.append(
                  "  kubectl --kubeconfig %s get pods -A\n"
                      .formatted(ShellWord.of(it.toString()))));
    }
    return lines
        .append("Remove what this run has created:\n")
        .append(
            "  %s clean --run %s\n".formatted(Caller.ofThisProcess().typed(), folder.getFileName()))
        .toString();
  }

  private List<Path> kubeconfigs() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.toString().endsWith(".kubeconfig")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
