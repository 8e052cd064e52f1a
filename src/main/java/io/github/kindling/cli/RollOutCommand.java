package io.github.kindling.cli;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cache.ProjectFiles;
import io.github.kindling.image.ImageMode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kindling roll-out}. */
@Command(
    name = "roll-out",
    description =
        "Changes a running cluster in place, node by node: drain, change, restart, uncordon, while "
            + "requests flow. Says after each node what changed; on a worse outcome it stops and rolls that "
            + "node back. The cluster is booted for it, with two workers and nginx replicas behind a "
            + "service. Results: target/kindling/roll-out.json.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:every node was changed, and no request failed",
      " 1:something got worse: that node was rolled back",
      " 2:an argument or a file is wrong; nothing was booted",
      " 3:the environment failed"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./kindling roll-out",
      "  ./kindling roll-out --kubernetes v1.24.17 --manifest mine.yaml",
      "  ./kindling roll-out --change runtime=2.3",
    })
final class RollOutCommand implements Callable<Integer> {
  @Mixin private InPlaceOptions inPlace;

  @Option(
      names = "--images",
      paramLabel = "MODE",
      defaultValue = "auto",
      description = "official: pulled; local: built here; auto: pulled, else built. Default: auto.")
  private String images = "auto";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    KindlingCache cache = KindlingCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    return inPlace.run(cache, files, ImageMode.of("--images", images), spec.commandLine().getOut());
  }
}
