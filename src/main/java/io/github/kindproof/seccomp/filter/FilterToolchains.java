package io.github.kindproof.seccomp.filter;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The builders that may have built the filters of a machine.
 *
 * @param reported the builder that the machine's own runtime reports; empty if it does not report
 *     its release of libseccomp
 * @param candidates all of them, the likeliest first
 */
public record FilterToolchains(
    Optional<FilterToolchain> reported, List<FilterToolchain> candidates) {
  /** Copy the list. */
  public FilterToolchains {
    candidates = List.copyOf(candidates);
  }

  /**
   * Return the builders with a runtime: with its own release of libseccomp if it reports one, and
   * with every compared one.
   *
   * @param libseccomp for example {@code 2.5.4}; empty if the runtime does not report it
   */
  public static FilterToolchains of(OciRuntime runtime, String libseccomp, Architecture machine) {
    Optional<FilterToolchain> reported =
        libseccomp.isEmpty()
            ? Optional.empty()
            : Optional.of(new FilterToolchain(runtime, new Libseccomp(libseccomp), machine));
    List<Libseccomp> newestFirst = new ArrayList<>(Libseccomp.compared());
    Collections.reverse(newestFirst);
    List<FilterToolchain> candidates = new ArrayList<>(reported.stream().toList());
    newestFirst.stream()
        .filter(it -> !it.version().equals(libseccomp))
        .forEach(it -> candidates.add(new FilterToolchain(runtime, it, machine)));
    return new FilterToolchains(reported, candidates);
  }
}
