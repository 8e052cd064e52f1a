package io.github.kindproof.cli;

import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.run.DiffScope;
import io.github.kindproof.upgrade.diff.run.SavedSides;
import io.github.kindproof.upgrade.diff.run.SideArgument;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The two sides of a diff, read or looked at.
 *
 * @param before the side that it was
 * @param after the side that it is to be
 */
record DiffSides(Side before, Side after) {
  /**
   * Reads what is saved, and looks at what is not.
   *
   * @param looks what is looked at on live sides; asked only if there are any
   * @param look how to
   */
  static DiffSides of(
      SideArgument was,
      SideArgument is,
      Function<List<SideArgument.Live>, DiffScope> looks,
      LiveLook look) {
    List<SideArgument.Live> live =
        Stream.of(was, is)
            .filter(SideArgument.Live.class::isInstance)
            .map(SideArgument.Live.class::cast)
            .toList();
    List<Side> saved = Stream.of(was, is).flatMap(DiffSides::saved).toList();
    List<Side> seen = live.isEmpty() ? List.of() : look.at(live, saved, looks.apply(live));
    return new DiffSides(
        was instanceof SideArgument.Live ? seen.get(0) : saved.get(0),
        is instanceof SideArgument.Live ? seen.get(seen.size() - 1) : saved.get(saved.size() - 1));
  }

  private static Stream<Side> saved(SideArgument side) {
    return side instanceof SideArgument.Saved file ? Stream.of(SavedSides.read(file)) : Stream.of();
  }
}
