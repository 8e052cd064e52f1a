package io.github.kindproof.internal.image.build;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.EndOfProcess;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the script of a part. The output gets its final name only after the script has succeeded, so
 * a folder with that name is complete.
 */
record PartProcess(BuildPlan plan, Part part, Path cache, Docker docker, Path output) {
  private static final Duration LIMIT = Duration.ofHours(1);
  private static final int LINES_SHOWN = 10;

  /**
   * Runs the script $0 and ends it, with everything that it started, once this process is gone,
   * however that ended, even by a signal to the whole group: the next build then finds no process
   * at work in the folders. Both streams are one, which keeps the order of the log.
   */
  static final String WHILE_THIS_PROCESS_LIVES =
      """
      setsid bash "$0" 2>&1 &
      script=$!
      (
        trap '' HUP INT TERM
        trap 'kill -KILL "$tail"; exit' USR1
        tail --pid="$PPID" -f /dev/null &
        tail=$!
        wait "$tail"
        kill -KILL -- "-$script"
      ) > /dev/null 2>&1 &
      watch=$!
      wait "$script"
      status=$?
      kill -USR1 "$watch"
      exit "$status"
      """;

  void run() {
    Path scratch = cache.resolve("scratch").resolve(plan.nameOf(part));
    Path log = cache.resolve("logs").resolve(plan.nameOf(part) + ".log");
    try {
      Files.createDirectories(log.getParent());
      boolean ok = runScript(scratch, log);
      if (!ok) {
        throw failure(log);
      }
      Folders.delete(output);
      Files.createDirectories(output.getParent());
      Files.move(scratch.resolve("out"), output, StandardCopyOption.ATOMIC_MOVE);
      Folders.delete(scratch);
    } catch (IOException e) {
      throw new EnvironmentException(
          "part " + part.name() + " of " + plan.image() + " failed: " + IoReason.of(e),
          "check whether the disk with " + cache + " is full",
          e);
    }
  }

  private boolean runScript(Path scratch, Path log) throws IOException {
    Path needed = Files.createDirectories(scratch.resolve("parts"));
    for (String name : part.needs()) {
      Part other =
          plan.recipe().parts().stream()
              .filter(p -> p.name().equals(name))
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(needed.resolve(name), output.resolveSibling(plan.nameOf(other)));
    }
    Path work = Files.createDirectories(scratch.resolve("work"));
    Map<String, String> environment = new HashMap<>(docker.environment());
    environment.putAll(plan.environmentOf(part));
    environment.put("OUT", Files.createDirectories(scratch.resolve("out")).toString());
    environment.put("WORK", work.toString());
    environment.put("PARTS", needed.toString());
    environment.put("RECIPE", plan.recipe().folder().toString());
    environment.put("IMAGE", plan.image());
    try (PrintWriter writer = new PrintWriter(log.toFile(), StandardCharsets.UTF_8)) {
      String script = plan.recipe().folder().resolve(part.script()).toString();
      ProcessResult result =
          Command.of("bash", "-c", WHILE_THIS_PROCESS_LIVES, script)
              .in(work)
              .withEnvironment(environment)
              .withLimit(LIMIT)
              .withLines(
                  line -> {
                    writer.println(line);
                    writer.flush();
                  })
              .run();
      if (!result.ok() && EndOfProcess.explains(result.exitCode())) {
        throw new InterruptionException("the build of " + plan.image());
      }
      return result.ok();
    }
  }

  private EnvironmentException failure(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    String last =
        String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    return new EnvironmentException(
        "part " + part.name() + " of " + plan.image() + " failed",
        "see " + log + ", which ends with\n  " + last);
  }
}
