package io.github.kindproof.upgrade.diff.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.waiting.ConcurrentTasks;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.report.WholeFile;
import io.github.kindproof.upgrade.diff.AllowList;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.UpgradeDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Looks at the live sides of a diff, both at once as far as the machine has room. */
public final class DiffRun {
  private final Harness harness;
  private final DiffScope looks;
  private final Progress progress;

  /**
   * @param harness where clusters come from
   * @param looks what is looked at
   * @param progress told of everything that is looked at
   */
  public DiffRun(Harness harness, DiffScope looks, Progress progress) {
    this.harness = harness;
    this.looks = looks;
    this.progress = progress;
  }

  /** A recorded profile is in the folder as soon as this is complete; its trouble is told else. */
  record Recording(Recorded form, CompletableFuture<Void> done) {}

  /** Looks at both, and compares. */
  public UpgradeDiff diff(SideArgument.Live from, SideArgument.Live to, AllowList allowed) {
    List<Side> sides = observe(from, to);
    return UpgradeDiff.of(sides.get(0), sides.get(1), allowed);
  }

  /**
   * Looks at both.
   *
   * @return the side that it was, then the one that it is
   */
  public List<Side> observe(SideArgument.Live from, SideArgument.Live to) {
    List<Recording> recordings =
        looks.recorded()
            ? Recorded.FORMS.stream()
                .map(it -> new Recording(it, new CompletableFuture<>()))
                .toList()
            : List.of();
    LiveSide was = new LiveSide(harness, looks, progress, from, recordings, true);
    LiveSide is = new LiveSide(harness, looks, progress, to, recordings, false);
    return observe(List.of(was, is));
  }

  /**
   * Looks at one side, as the other was saved: what was recorded on that is tried on this.
   *
   * @param saved the other side
   */
  public Side observe(SideArgument.Live side, Side saved) {
    List<Recording> recordings = new ArrayList<>();
    for (Recorded form : Recorded.FORMS) {
      JsonNode profile = saved.recorded().get(form.file());
      if (looks.recorded() && profile != null) {
        WholeFile.write(looks.profiles().resolve(form.file()), profile.toPrettyString());
        recordings.add(new Recording(form, CompletableFuture.completedFuture(null)));
      }
    }
    return observe(List.of(new LiveSide(harness, looks, progress, side, recordings, false))).get(0);
  }

  private static List<Side> observe(List<LiveSide> sides) {
    List<Callable<Object>> tasks =
        sides.stream().flatMap(side -> side.tasks().stream()).map(Executors::callable).toList();
    ConcurrentTasks.run(Executors.newCachedThreadPool(), tasks, "the diff", "run again");
    return sides.stream().map(LiveSide::seen).toList();
  }
}
