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

@Command(
    name = "setup",
    description =
        "Installs what is missing: packages, a container engine, kind, images. "
            + "An engine that is already running is used unchanged. A second run changes nothing.",
    exitCodeList = {
      " 0:everything is installed",
      " 2:an argument is wrong",
      " 3:something cannot be installed"
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} setup",
      "  ${ROOT-COMMAND-NAME} setup --kubernetes v1.34.11",
      "  ${ROOT-COMMAND-NAME} setup --runtime 1.6,own     # also node images with that runtime",
      "  ${ROOT-COMMAND-NAME} setup --images local        # build the images, use no registry",
      "  ${ROOT-COMMAND-NAME} setup --workload kindproof/redis:1   # also that image",
      "  ${ROOT-COMMAND-NAME} setup --no-images           # for images from docker load",
    })
final class SetupCommand extends KindproofCommand {
  @Mixin private VersionOptions options;

  @Mixin private RuntimeOptions runtimeOptions;

  @Option(
      names = "--browser",
      description =
          "Also install Chromium and its driver, which the suites use to test the report.")
  private boolean browser;

  @Option(
      names = "--no-images",
      description =
          "Skip the images: install only an engine and kind, if the images come from elsewhere.")
  private boolean noImages;

  @Option(
      names = "--workload",
      paramLabel = "IMAGE",
      split = ",",
      description =
          "Also provide this image, which workload-images.yaml marks as onDemand. Without this "
              + "option, it is provided the first time a manifest that uses it is applied.")
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
              session.engine(),
              workloads));
    }
    if (browser) {
      parts.add(new BrowserPart());
    }
    return session.withProgress(
        progress -> {
          Setup.with(session.cache(), session.engine(), parts).run(progress);
          return CommandResult.GOOD;
        });
  }
}
