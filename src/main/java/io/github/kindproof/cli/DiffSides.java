package io.github.kindproof.cli;

import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.setup.ImagesPart;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.SideJson;
import io.github.kindproof.upgrade.diff.run.DiffRun;
import io.github.kindproof.upgrade.diff.run.DiffScope;
import io.github.kindproof.upgrade.diff.run.SideArgument;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The two sides of a diff, read from a file or observed. */
record DiffSides(Side before, Side after) {
  /**
   * Reads the saved sides, and observes the others.
   *
   * @param scope the scope of live sides; called only if there are any
   */
  static DiffSides of(
      SideArgument was,
      SideArgument is,
      Function<List<SideArgument.Live>, DiffScope> scope,
      CommandSession session,
      ImageMode mode) {
    List<SideArgument.Live> live =
        Stream.of(was, is)
            .filter(SideArgument.Live.class::isInstance)
            .map(SideArgument.Live.class::cast)
            .toList();
    List<Side> saved = Stream.of(was, is).flatMap(DiffSides::saved).toList();
    List<Side> seen =
        live.isEmpty() ? List.of() : observed(live, saved, scope.apply(live), session, mode);
    seen.forEach(
        side ->
            SideJson.write(CommandSession.RESULTS.resolve("sides").resolve(fileName(side)), side));
    return new DiffSides(
        was instanceof SideArgument.Live ? seen.get(0) : saved.get(0),
        is instanceof SideArgument.Live ? seen.get(seen.size() - 1) : saved.get(saved.size() - 1));
  }

  private static Stream<Side> saved(SideArgument side) {
    return side instanceof SideArgument.Saved file ? Stream.of(file.side()) : Stream.of();
  }

  /** One or two sides; the other one is saved if just one is live. */
  private static List<Side> observed(
      List<SideArgument.Live> live,
      List<Side> saved,
      DiffScope scope,
      CommandSession session,
      ImageMode mode) {
    List<ImagesPart> images =
        live.stream()
            .distinct()
            .map(it -> session.images(it.all(), List.of(it.runtime()), mode))
            .toList();
    return session.withHarness(
        mode,
        images,
        (harness, progress) -> {
          DiffRun run = new DiffRun(harness, scope, progress);
          return live.size() == 2
              ? run.observe(live.get(0), live.get(1))
              : List.of(run.observe(live.get(0), saved.get(0)));
        });
  }

  private static String fileName(Side side) {
    return side.versions().toString().replaceAll("[^A-Za-z0-9.]+", "-") + ".json";
  }
}
