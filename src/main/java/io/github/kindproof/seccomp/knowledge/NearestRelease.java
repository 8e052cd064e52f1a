package io.github.kindproof.seccomp.knowledge;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.catalog.Version;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** The measurement on a runtime, or else on the nearest release of its line. Pure. */
final class NearestRelease {
  private NearestRelease() {}

  /**
   * Return the entry for a runtime; empty if nothing of its line was measured.
   *
   * @param runtimeOf returns the runtime that an entry was measured on
   */
  static <E> Optional<E> of(
      OciRuntime runtime, Collection<E> entries, Function<E, OciRuntime> runtimeOf) {
    if (!Version.isRelease(runtime.version())) {
      return Optional.empty();
    }
    Version wanted = Version.of(runtime.version());
    return entries.stream()
        .filter(entry -> runtimeOf.apply(entry).kind() == runtime.kind())
        .filter(entry -> release(runtimeOf.apply(entry)).isOfLine(wanted))
        .min(
            Comparator.comparingInt(
                entry -> Math.abs(release(runtimeOf.apply(entry)).patch() - wanted.patch())));
  }

  private static Version release(OciRuntime runtime) {
    return Version.of(runtime.version());
  }
}
