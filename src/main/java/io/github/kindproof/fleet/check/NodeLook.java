package io.github.kindproof.fleet.check;

import io.github.kindproof.workload.probe.PartialDenial;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The observations on a node. Two that look alike are equal.
 *
 * @param filtersByDefault whether a container that names no profile is filtered
 * @param saysSo whether the kubelet's settings say so; empty if they were not read
 * @param blocked the syscalls denied to such a container; if it is filtered, also those denied for
 *     missing capabilities, because the two look the same
 * @param blockedByRuntimeDefault the same for RuntimeDefault
 * @param partialDenials the syscalls that RuntimeDefault denies by one way into the kernel and not
 *     by another
 * @param neverFiltered the syscalls that its kernel never filters
 * @param wanted empty if no profile was given
 * @param profiles the hash of each file in the kubelet's folder; empty if they were not listed
 */
public record NodeLook(
    NodeFacts facts,
    boolean filtersByDefault,
    Optional<Boolean> saysSo,
    SortedSet<String> blocked,
    SortedSet<String> blockedByRuntimeDefault,
    List<PartialDenial> partialDenials,
    SortedSet<String> neverFiltered,
    Optional<WantedProfile> wanted,
    Optional<SortedMap<String, String>> profiles) {
  /** Keeps a copy. */
  public NodeLook {
    partialDenials = List.copyOf(partialDenials);
  }

  /** Whether the kubelet's settings promise a filter that a container does not have. */
  public boolean contradictsItself() {
    return !filtersByDefault && saysSo.orElse(false);
  }

  /** Whether it filters because of a kubelet argument, which the settings do not show. */
  public boolean isByArgument() {
    return filtersByDefault && !saysSo.orElse(true);
  }
}
