package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.Verdict;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.ClusterKey;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import io.github.kindproof.upgrade.matrix.MatrixRunRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A new or resumed run of a matrix. Its journal has every finished cell, beside the evidence. */
public final class MatrixSession {
  private static final String JOURNAL = "matrix-journal.jsonl";

  private final MatrixPlan plan;
  private final Path folder;
  private final CellInputs inputs;
  private final Journal.Kept before;
  private final List<Journal.Entry> finished;
  private final List<CellResult> kept;
  private final List<Cell> left;

  /**
   * Opens a run.
   *
   * @param folder the folder of results, journal and evidence
   * @param resume whether to keep the finished cells of an earlier run there, except those that
   *     have other inputs now or could not be observed
   */
  public MatrixSession(MatrixPlan plan, Path folder, boolean resume) {
    this.plan = plan;
    this.folder = folder;
    this.inputs = new CellInputs(plan);
    this.before = resume ? Journal.read(folder.resolve(JOURNAL)) : Journal.Kept.nothing();
    this.finished = plan.cells().stream().flatMap(cell -> finished(cell).stream()).toList();
    this.kept = finished.stream().map(Journal.Entry::result).toList();
    this.left = plan.cells().stream().filter(cell -> finished(cell).isEmpty()).toList();
  }

  /** The results of an earlier run that are kept. */
  public List<CellResult> kept() {
    return kept;
  }

  /** The number of finished cells whose inputs have changed. */
  public long outdated() {
    long observed = plan.cells().stream().filter(cell -> observed(cell).isPresent()).count();
    return observed - kept.size();
  }

  /**
   * Runs the remaining cells.
   *
   * @param listener receives every cell, kept ones first
   * @param facts facts of the run, for reports
   * @return the results of all cells
   */
  public MatrixResults run(
      Harness harness,
      MatrixOptions options,
      MatrixListener listener,
      Map<String, String> facts,
      Progress progress) {
    plan.providers().forEach(harness.providers()::get);
    Instant start = Instant.now();
    List<CellResult> results = new ArrayList<>(kept);
    kept.forEach(
        result -> {
          listener.begun(result.cell());
          listener.ended(result);
        });
    Path file = folder.resolve(JOURNAL);
    try (Journal journal =
        before.results().isEmpty() ? Journal.begin(file) : Journal.resume(file)) {
      MatrixListener writer =
          result -> {
            journal.add(inputs.of(result.cell()), result);
            synchronized (results) {
              results.add(result);
            }
          };
      new MatrixRun(
              harness,
              plan,
              options,
              new EvidenceFolder(folder),
              List.of(writer, listener),
              progress)
          .run(left);
    }
    Duration wall = before.wall(finished).plus(Duration.between(start, Instant.now()));
    return new MatrixResults(
        new MatrixRunRecord(
            started(start, kept), wall, oneByOne(results), plan.shard(), inputs.ofAll(), facts),
        results);
  }

  private Optional<Journal.Entry> finished(Cell cell) {
    return observed(cell).filter(entry -> entry.inputs().equals(inputs.of(cell)));
  }

  private Optional<Journal.Entry> observed(Cell cell) {
    return Optional.ofNullable(before.results().get(cell))
        .filter(entry -> entry.result().verdict() != Verdict.NOT_OBSERVED);
  }

  private static Instant started(Instant now, List<CellResult> kept) {
    return kept.stream()
        .map(result -> result.when().minus(result.took()).minus(result.boot()))
        .reduce(now, (a, b) -> a.isBefore(b) ? a : b);
  }

  /** The sum of each cluster's boot, once, and each observation. */
  static Duration oneByOne(List<CellResult> results) {
    Map<ClusterKey, Duration> boots =
        results.stream()
            .collect(
                Collectors.toMap(
                    result -> result.cell().cluster(),
                    CellResult::boot,
                    (a, b) -> a.compareTo(b) > 0 ? a : b,
                    TreeMap::new));
    Duration sum = boots.values().stream().reduce(Duration.ZERO, Duration::plus);
    return results.stream().map(CellResult::took).reduce(sum, Duration::plus);
  }
}
