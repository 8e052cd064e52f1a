package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.upgrade.diff.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Observes the live sides of a diff, in parallel as far as the machine has room. */
public final class DiffRun {
  private final Harness harness;
  private final DiffScope scope;
  private final Progress progress;

  public DiffRun(Harness harness, DiffScope scope, Progress progress) {
    this.harness = harness;
    this.scope = scope;
    this.progress = progress;
  }

  /** A recorded profile, which is in the folder once this is done. */
  record Recording(Recorded form, CompletableFuture<Void> done) {}

  /** Observes both sides, and returns the baseline first. */
  public List<Side> observe(SideArgument.Live from, SideArgument.Live to) {
    List<Recording> recordings =
        scope.recorded()
            ? Recorded.FORMS.stream()
                .map(it -> new Recording(it, new CompletableFuture<>()))
                .toList()
            : List.of();
    LiveSide was = new LiveSide(harness, scope, progress, from, recordings, true);
    LiveSide is = new LiveSide(harness, scope, progress, to, recordings, false);
    return observe(List.of(was, is));
  }

  /** Observes one side, and tries on it the profiles that were recorded on the saved other. */
  public Side observe(SideArgument.Live side, Side saved) {
    List<Recording> recordings = new ArrayList<>();
    for (Recorded form : Recorded.FORMS) {
      JsonNode profile = saved.recorded().get(form.file());
      if (scope.recorded() && profile != null) {
        WholeFile.write(scope.profiles().resolve(form.file()), profile.toPrettyString());
        recordings.add(new Recording(form, CompletableFuture.completedFuture(null)));
      }
    }
    return observe(List.of(new LiveSide(harness, scope, progress, side, recordings, false))).get(0);
  }

  private static List<Side> observe(List<LiveSide> sides) {
    List<Callable<Object>> tasks =
        sides.stream().flatMap(side -> side.tasks().stream()).map(Executors::callable).toList();
    ConcurrentTasks.run(Executors.newCachedThreadPool(), tasks, "the diff", "run again");
    return sides.stream().map(LiveSide::seen).toList();
  }
}
