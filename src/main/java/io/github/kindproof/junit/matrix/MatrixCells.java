package io.github.kindproof.junit.matrix;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.page.MatrixPage;
import io.github.kindproof.upgrade.matrix.run.MatrixListener;
import io.github.kindproof.upgrade.matrix.run.MatrixOptions;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import io.github.kindproof.upgrade.matrix.run.MatrixSession;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** The cells of a matrix as tests. */
public final class MatrixCells {
  private final Harness harness;
  private final MatrixPlan plan;
  private final Path results;

  MatrixCells(Harness harness, MatrixPlan plan, Path results) {
    this.harness = harness;
    this.plan = plan;
    this.results = results;
  }

  /**
   * Run the cells, several clusters in parallel, and return a test for each, in the order in which
   * cells begin. A test fails if the outcome violates its rule, and aborts without an outcome. The
   * stream blocks until a cell begins, and a test until its cell ends, without a time limit.
   */
  public Stream<DynamicTest> tests() {
    RunningCells running = new RunningCells();
    Thread run = new Thread(() -> run(running), "matrix");
    run.setDaemon(true);
    run.start();
    return Stream.generate(running::next)
        .limit(plan.cells().size())
        .map(cell -> DynamicTest.dynamicTest(cell.toString(), () -> check(running.result(cell))));
  }

  private void run(RunningCells running) {
    try {
      MatrixResults all =
          new MatrixSession(plan, results, false)
              .run(harness, new MatrixOptions(false, false), running, Map.of(), Progress.silent());
      MatrixJson.write(results.resolve("matrix.json"), all);
      MatrixPage.write(results.resolve("matrix.html"), all, results);
    } catch (RuntimeException e) {
      plan.cells().forEach(cell -> running.fail(cell, e));
    }
  }

  private static void check(CellResult result) {
    if (result.verdict() == Verdict.NOT_OBSERVED || result.verdict() == Verdict.NOT_APPLICABLE) {
      throw new TestAbortedException(CellWords.failure(result));
    }
    Assertions.assertTrue(result.asExpected(), () -> CellWords.failure(result));
  }

  private static final class RunningCells implements MatrixListener {
    private final BlockingQueue<Cell> begun = new LinkedBlockingQueue<>();
    private final Map<Cell, CompletableFuture<CellResult>> results = new ConcurrentHashMap<>();

    @Override
    public void begun(Cell cell) {
      future(cell);
      begun.add(cell);
    }

    @Override
    public void ended(CellResult result) {
      future(result.cell()).complete(result);
    }

    void fail(Cell cell, RuntimeException why) {
      if (!results.containsKey(cell)) {
        begun(cell);
      }
      future(cell).completeExceptionally(why);
    }

    CellResult result(Cell cell) {
      return future(cell).join();
    }

    Cell next() {
      try {
        return begun.take();
      } catch (InterruptedException e) {
        throw InterruptionException.of("the wait for a cell", e);
      }
    }

    private CompletableFuture<CellResult> future(Cell cell) {
      return results.computeIfAbsent(cell, it -> new CompletableFuture<>());
    }
  }
}
