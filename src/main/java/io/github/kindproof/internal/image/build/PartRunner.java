package io.github.kindproof.internal.image.build;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Runs the unfinished parts of a plan, each after those that it needs, two at a time. */
final class PartRunner {
  private final BuildPlan plan;
  private final Path cache;
  private final Docker docker;
  private final Progress progress;

  PartRunner(BuildPlan plan, Path cache, Docker docker, Progress progress) {
    this.plan = plan;
    this.cache = cache;
    this.docker = docker;
    this.progress = progress;
  }

  void run() {
    deleteScratch();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    CompletableFuture<Void> failed = new CompletableFuture<>();
    try {
      Map<String, CompletableFuture<Void>> ends = new HashMap<>();
      for (Part part : plan.recipe().parts()) {
        CompletableFuture<?>[] needed =
            part.needs().stream().map(ends::get).toArray(CompletableFuture<?>[]::new);
        CompletableFuture<Void> end =
            CompletableFuture.allOf(needed).thenRunAsync(() -> runIfUnfinished(part), pool);
        end.exceptionally(
            fault -> {
              failed.completeExceptionally(fault);
              return null;
            });
        ends.put(part.name(), end);
      }
      CompletableFuture<Void> all =
          CompletableFuture.allOf(ends.values().toArray(CompletableFuture<?>[]::new));
      CompletableFuture.anyOf(all, failed).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw InterruptionException.of("the build of " + plan.image(), e);
    } finally {
      // Ends what still runs beside a part that failed, before the cache is another build's.
      pool.shutdownNow();
      awaitEnd(pool);
    }
  }

  /** Removes what interrupted and failed builds left; the lock keeps other builds out. */
  private void deleteScratch() {
    try {
      Folders.delete(cache.resolve("scratch"));
    } catch (IOException e) {
      throw new EnvironmentException(
          cache + " cannot be cleared of an earlier build: " + IoReason.of(e),
          "free disk space, or make it writable",
          e);
    }
  }

  private static void awaitEnd(ExecutorService pool) {
    boolean interrupted = Thread.interrupted(); // the parts are, too: that takes no time
    try {
      if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new EnvironmentException(
            "a part of an image build does not end", "find and stop its process");
      }
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void runIfUnfinished(Part part) {
    Path output = cache.resolve("parts").resolve(plan.nameOf(part));
    boolean makesImage = part.equals(plan.recipe().last());
    if (!makesImage && Files.isDirectory(output)) {
      return;
    }
    try (Progress.Task task = progress.begin("building " + plan.image() + ": " + part.name())) {
      try {
        new PartProcess(plan, part, cache, docker, output).run();
      } catch (EnvironmentException e) {
        task.failed("");
        throw e;
      } catch (InterruptionException e) {
        task.failed("interrupted");
        throw e;
      }
      task.done("");
    }
  }
}
