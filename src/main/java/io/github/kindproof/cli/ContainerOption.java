package io.github.kindproof.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The container that a profile is for. */
final class ContainerOption {
  @Option(
      names = "--container",
      paramLabel = "NAME",
      description =
          "The container that gets the profile, as with `record --each`; the others then "
              + "run without a filter. Default: all.")
  private @Nullable String container;

  Optional<String> name() {
    return Optional.ofNullable(container);
  }
}
