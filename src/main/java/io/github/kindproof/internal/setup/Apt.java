package io.github.kindproof.internal.setup;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Root;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Installs packages on Debian or Ubuntu. */
public final class Apt {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("DEBIAN_FRONTEND", "noninteractive", "NEEDRESTART_MODE", "l", "LC_ALL", "C");

  /** Installs packages without the ones that they recommend. */
  public void install(List<String> packages, Progress progress) {
    install(packages, List.of("--no-install-recommends"), progress);
  }

  /** Installs packages and the ones that they recommend, as a compiler does headers. */
  public void installWithRecommended(List<String> packages, Progress progress) {
    install(packages, List.of("--install-recommends"), progress);
  }

  boolean knows(String name) {
    return isThere() && Command.of("apt-cache", "show", "--quiet", name).run().ok();
  }

  public static boolean isThere() {
    return SearchPath.ofThisProcess().find("apt-get").isPresent();
  }

  private static void install(List<String> packages, List<String> options, Progress progress) {
    String names = String.join(" ", packages);
    if (!isThere()) {
      throw new EnvironmentException(
          "this machine lacks " + names + " and has no apt-get",
          "install the packages that provide them");
    }
    if (!Root.isMe()) {
      throw new EnvironmentException(
          "this machine lacks " + names, "run as root: apt-get install " + names);
    }
    try (Progress.Task task = progress.begin("installing " + names)) {
      ProcessResult result = aptGet(task, "install", options, packages);
      if (!result.ok()) { // mostly since the lists of packages are missing or old
        aptGet(task, "update", List.of(), List.of());
        result = aptGet(task, "install", options, packages);
      }
      if (!result.ok()) {
        String error = lastError(result);
        task.failed(error);
        throw new EnvironmentException(
            "apt-get could not install " + names + ": " + error, "fix that, and run again");
      }
      task.done("");
    }
  }

  private static ProcessResult aptGet(
      Progress.Task task, String what, List<String> options, List<String> packages) {
    List<String> command = new ArrayList<>();
    // Another apt may run: unattended upgrades do so on many machines after boot.
    command.addAll(List.of("apt-get", what, "--yes", "--quiet", "-o", "Dpkg::Lock::Timeout=300"));
    command.addAll(options);
    command.addAll(packages);
    return Command.of(command)
        .withEnvironment(ENVIRONMENT)
        .withLimit(LIMIT)
        .withLines(task::update)
        .run();
  }

  static String lastError(ProcessResult result) {
    return result
        .stderr()
        .lines()
        .filter(line -> line.startsWith("E: "))
        .reduce((before, line) -> line)
        .map(line -> line.substring("E: ".length()))
        .orElseGet(result::lastLine);
  }
}
