package io.github.kindling.cli;

import io.github.kindling.exercise.WorkloadUnderTest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which container of a pod a profile is for. */
final class ContainerOption {
  @Option(
      names = "--container",
      paramLabel = "NAME",
      description =
          "The container that the profile is for, as `record --each` gives each its own; the others are without "
              + "a filter then. Default: all.")
  private @Nullable String container;

  WorkloadUnderTest of(WorkloadUnderTest workload) {
    return container == null ? workload : workload.forContainer(container);
  }
}
