package io.github.kindproof.cli;

import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.ImagesPart;
import io.github.kindproof.internal.setup.Setup;
import io.github.kindproof.internal.setup.SetupPart;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.SideJson;
import io.github.kindproof.upgrade.diff.run.DiffRun;
import io.github.kindproof.upgrade.diff.run.DiffScope;
import io.github.kindproof.upgrade.diff.run.SideArgument;
import java.util.ArrayList;
import java.util.List;

/** Gets what sides of a diff need, looks at them on clusters, and saves them. */
record LiveLook(ImageMode mode, KindproofCache cache, ProjectFiles files) {
  /**
   * Looks at one or two sides.
   *
   * @param saved the other side, if only one is live
   */
  List<Side> at(List<SideArgument.Live> live, List<Side> saved, DiffScope looks) {
    List<SetupPart> parts = new ArrayList<>();
    for (SideArgument.Live side : live.stream().distinct().toList()) {
      parts.add(
          new ImagesPart(List.of(side.kubernetes()), List.of(side.runtime()), mode, files, cache));
    }
    List<Side> sides;
    try (Progress progress = Progress.forConsole()) {
      Setup.with(cache, parts).run(progress);
      try (Harness harness = Preparation.ofThisMachine(mode, progress).open()) {
        DiffRun run = new DiffRun(harness, looks, progress);
        sides =
            live.size() == 2
                ? run.observe(live.get(0), live.get(1))
                : List.of(run.observe(live.get(0), saved.get(0)));
      }
    }
    sides.forEach(
        side -> SideJson.write(DiffCommand.RESULTS.resolve("sides").resolve(fileName(side)), side));
    return sides;
  }

  private static String fileName(Side side) {
    return side.versions().toString().replaceAll("[^A-Za-z0-9.]+", "-") + ".json";
  }
}
