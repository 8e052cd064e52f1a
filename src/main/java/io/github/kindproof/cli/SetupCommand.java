package io.github.kindproof.cli;

import io.github.kindproof.internal.setup.BrowserPart;
import io.github.kindproof.internal.setup.ImagesPart;
import io.github.kindproof.internal.setup.Setup;
import io.github.kindproof.internal.setup.SetupPart;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kindproof setup}. */
@Command(
    name = "setup",
    description =
        "Gets what is missing: packages, a container engine, kind, images. "
            + "An engine that runs already is used as it is. Run again, it has nothing to do.",
    exitCodeList = {
      " 0:everything is there",
      " 2:an argument is wrong",
      " 3:something cannot be had"
    },
    footer = {
      "  ./kindproof setup",
      "  ./kindproof setup --kubernetes v1.34.11",
      "  ./kindproof setup --runtime own,2.3     node images with that runtime too",
      "  ./kindproof setup --images local        build the images, ask no registry",
      "  ./kindproof setup --workload kindproof/redis:1   that image too",
      "  ./kindproof setup --no-images           they come by docker load",
    })
final class SetupCommand extends KindproofCommand {
  @Mixin private VersionOptions options;

  @Mixin private RuntimeOptions runtimeOptions;

  @Option(
      names = "--browser",
      description = "Get Chromium and its driver too, in which the suites look at the report.")
  private boolean browser;

  @Option(
      names = "--no-images",
      description =
          "Leave the images out: an engine and kind alone, for a machine that gets its images otherwise.")
  private boolean noImages;

  @Option(
      names = "--workload",
      paramLabel = "IMAGE",
      split = ",",
      description =
          "Get this image too: one that workload-images.yaml calls onDemand, and that otherwise first comes "
              + "when a manifest that names it is applied.")
  private List<String> workloads = List.of();

  @Override
  CommandResult run(CommandSession session) {
    List<SetupPart> parts = new ArrayList<>();
    if (!noImages) {
      parts.add(
          new ImagesPart(
              options.versions(session.versions()),
              runtimeOptions.runtimes(session.runtimes()),
              options.mode(),
              session.files(),
              session.cache(),
              workloads));
    }
    if (browser) {
      parts.add(new BrowserPart());
    }
    List<String> unused =
        session.withProgress(progress -> Setup.with(session.cache(), parts).run(progress));
    return CommandResult.GOOD;
  }
}
