package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.HostShortage;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Builds a command from its Go module. */
record GoInstall(SearchPath programs) {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  /**
   * Builds it.
   *
   * @param command the package and version, as for {@code go install}
   * @param target the file to create; its folder must be empty
   */
  void run(String command, Path target, Progress progress) {
    Path go =
        programs
            .find("go")
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        command + " cannot be downloaded, and there is no Go to build it",
                        "install Go 1.21 or newer, or kind itself"));
    try (Progress.Task task = progress.begin("building " + command)) {
      ProcessResult result =
          Command.of(go.toString(), "install", command)
              .withEnvironment(environment(target.resolve("..").normalize()))
              .withLimit(LIMIT)
              .withLines(task::update)
              .run();
      if (!result.ok()) {
        // Go goes on after a full disk, and says something else in the end.
        Optional<String> lack =
            result.stderr().lines().filter(it -> HostShortage.in(it).isPresent()).findFirst();
        String reason = lack.orElse(result.lastLine());
        task.failed(reason);
        throw new EnvironmentException(
            "`go install " + command + "` failed: " + reason,
            lack.flatMap(HostShortage::in)
                .map(HostShortage::remedy)
                .orElse("install kind yourself, or find out why Go cannot build it"));
      }
      task.done("");
    }
  }

  // The user's own Go settings must not affect this build; empty means unset.
  private static Map<String, String> environment(Path folder) {
    return Map.of(
        "GOBIN", folder.toString(),
        "GOFLAGS", "-mod=mod",
        "GOWORK", "off",
        "GOTOOLCHAIN", "auto",
        "CGO_ENABLED", "0",
        "GO111MODULE", "",
        "GOOS", "",
        "GOARCH", "");
  }
}
