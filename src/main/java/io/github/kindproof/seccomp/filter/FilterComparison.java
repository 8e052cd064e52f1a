package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.bpf.SyscallFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The filters of a process, compared with the filter that a runtime builds from a profile.
 *
 * @param profile the name of the profile
 * @param builder the builder whose filter it is; if none fits, the likeliest
 * @param libraries the releases of libseccomp with which its runtime builds that filter, if it fits
 * @param reported the builder that the machine's runtime reports; empty if it reports none
 * @param refusal why the builder builds no filter from the profile; empty if it does
 * @param unfiltered whether the process has no filter at all
 * @param differences where the process's filter answers otherwise; empty if nowhere, or if it has
 *     none
 * @param notes what becomes of the profile on the way to the builder's filter
 * @param otherFilters how many more filters the process has, for example its own
 */
public record FilterComparison(
    String profile,
    FilterToolchain builder,
    List<String> libraries,
    Optional<FilterToolchain> reported,
    Optional<String> refusal,
    boolean unfiltered,
    List<FilterDifference> differences,
    List<FilterNote> notes,
    int otherFilters) {
  /** Copy the lists. */
  public FilterComparison {
    libraries = List.copyOf(libraries);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /** Compare with the filter of each builder; the first that fits is the likeliest. */
  static FilterComparison of(
      LoadedFilters loaded, NamedProfile profile, FilterToolchains builders) {
    FilterComparison first = of(loaded, profile, builders, builders.candidates().get(0));
    if (first.isEqual() && first.isByReported()) {
      return first;
    }
    List<FilterComparison> equal =
        Stream.concat(
                Stream.of(first),
                builders.candidates().stream().skip(1).map(it -> of(loaded, profile, builders, it)))
            .filter(FilterComparison::isEqual)
            .toList();
    return equal.isEmpty()
        ? first
        : equal
            .get(0)
            .with(equal.stream().map(it -> it.builder.library().version()).sorted().toList());
  }

  private FilterComparison with(List<String> versions) {
    return new FilterComparison(
        profile,
        builder,
        versions,
        reported,
        refusal,
        unfiltered,
        differences,
        notes,
        otherFilters);
  }

  private static FilterComparison of(
      LoadedFilters loaded,
      NamedProfile profile,
      FilterToolchains builders,
      FilterToolchain builder) {
    int others = Math.max(0, loaded.programs().size() - 1);
    FilterBuild build = builder.build(profile.profile());
    if (build instanceof FilterBuild.Built built) {
      return new FilterComparison(
          profile.name(),
          builder,
          List.of(),
          builders.reported(),
          Optional.empty(),
          loaded.programs().isEmpty(),
          differences(built.filter(), loaded, builder.machine()),
          FilterNotes.of(profile.profile(), builder, built.filter()),
          others);
    }
    String reason = ((FilterBuild.Refused) build).reason();
    return new FilterComparison(
        profile.name(),
        builder,
        List.of(),
        builders.reported(),
        Optional.of(reason),
        loaded.programs().isEmpty(),
        List.of(),
        List.of(),
        others);
  }

  /** Return the differences of the process's filter that comes closest; any may be its own. */
  private static List<FilterDifference> differences(
      SyscallFilter expected, LoadedFilters loaded, Architecture machine) {
    return loaded.programs().stream()
        .map(it -> FilterDifference.between(expected, it, machine))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  /** Return whether a filter of the process answers every syscall as the builder's does. */
  public boolean isEqual() {
    return !unfiltered && refusal.isEmpty() && differences.isEmpty();
  }

  /**
   * Return the builder in words: with the reported release of libseccomp, else with all that fit.
   */
  String builderText() {
    return isByReported() || libraries.size() < 2
        ? builder.toString()
        : builder.runtime() + " with libseccomp " + String.join(" or ", libraries);
  }

  /** Return whether it is equal, but not to what the reported builder builds. */
  boolean contradictsReport() {
    return isEqual() && reported.isPresent() && !isByReported();
  }

  private boolean isByReported() {
    return reported.filter(builder::equals).isPresent();
  }
}
