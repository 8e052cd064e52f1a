package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.Verdict;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.run.MatrixOrder.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The live table: a line for the whole, one for each running cluster, and a permanent one for each
 * cell that is not as expected.
 */
final class MatrixProgress implements MatrixListener, AutoCloseable {
  private final Progress progress;
  private final Progress.Task whole;
  private final int total;
  private final Instant start = Instant.now();
  private final int thoughtSeconds;
  private int doneSeconds;
  private int done;
  private int differing;
  private int notObserved;
  private int waiting;
  private final Set<Cell> running = new HashSet<>();

  MatrixProgress(Progress progress, List<Work> work) {
    this.progress = progress;
    this.total = work.stream().mapToInt(it -> it.cells().size()).sum();
    this.thoughtSeconds = work.stream().mapToInt(Work::seconds).sum();
    this.waiting = work.size();
    this.whole =
        progress.begin(
            "matrix of " + Count.of(total, "cell") + " in " + Count.of(work.size(), "cluster"));
    update();
  }

  synchronized Progress.Task begin(Work work) {
    waiting--;
    update();
    return progress.begin(work.cluster() + ": " + Count.of(work.cells().size(), "cell"));
  }

  synchronized void end(Work work, Progress.Task task, Collection<CellResult> results) {
    doneSeconds += work.seconds();
    long good = results.stream().filter(CellResult::isGood).count();
    if (results.stream().noneMatch(CellResult::isApplicable)) {
      task.done("not applicable");
    } else if (good == results.size()) {
      task.done("all as expected");
    } else {
      task.failed(good + " of " + results.size() + " as expected");
    }
    update();
  }

  @Override
  public synchronized void begun(Cell cell) {
    running.add(cell);
    update();
  }

  @Override
  public synchronized void ended(CellResult result) {
    running.remove(result.cell());
    done++;
    if (!result.isGood()) {
      boolean differs = result.verdict() == Verdict.DIFFERS;
      differing += differs ? 1 : 0;
      notObserved += differs ? 0 : 1;
      progress.say(
          differs
              ? "DIFFERS "
                  + result.cell()
                  + ": "
                  + result.observedWords()
                  + ", expected "
                  + (result.expected().isEmpty() ? "nothing: no rule" : result.expectedWords())
              : "not observed: " + result.cell() + ": " + result.cause());
    }
    update();
  }

  @Override
  public synchronized void close() {
    whole.done(done + " done" + notGood());
  }

  private void update() {
    whole.update(
        "%d done%s, %d running, %d left in %d clusters%s"
            .formatted(
                done, notGood(), running.size(), total - done - running.size(), waiting, left()));
  }

  private String notGood() {
    return (differing == 0 ? "" : ", " + Verdict.DIFFERS.counted(differing))
        + (notObserved == 0 ? "" : ", " + Verdict.NOT_OBSERVED.counted(notObserved));
  }

  /**
   * The remaining time, derived from the elapsed time and the estimates for finished and remaining
   * clusters.
   */
  private String left() {
    if (doneSeconds == 0) {
      return "";
    }
    long elapsed = Duration.between(start, Instant.now()).toSeconds();
    long left = elapsed * (thoughtSeconds - doneSeconds) / doneSeconds;
    return ", about " + left + " s to go";
  }
}
