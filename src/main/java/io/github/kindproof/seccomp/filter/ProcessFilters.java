package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.bpf.LoadedFilters;
import java.util.Optional;

/**
 * The filters of a process, and what is known about their origin.
 *
 * @param loaded the filters, read back from the kernel
 * @param received the profile that the runtime received for the process; empty if it received none,
 *     or that is unknown
 * @param reason why it has no filter, if it has none and that is known; else empty
 * @param builders the builders that may have built the runtime's filter
 */
public record ProcessFilters(
    LoadedFilters loaded,
    Optional<NamedProfile> received,
    String reason,
    FilterToolchains builders) {
  /** Compare the filters with the filter that the runtime builds from a profile. */
  public FilterComparison comparedWith(NamedProfile profile) {
    return FilterComparison.of(loaded, profile, builders);
  }
}
