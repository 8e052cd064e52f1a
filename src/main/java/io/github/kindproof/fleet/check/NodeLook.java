package io.github.kindproof.fleet.check;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What was seen on a node. Two that look alike are equal.
 *
 * @param facts what it says of itself
 * @param filtersByDefault whether a container that asks for no profile is filtered there
 * @param saysSo what the kubelet's settings say of that; empty if they were not read
 * @param blocked what a container that asks for no profile is refused; also by want of capabilities
 *     where it is filtered, as the two look the same
 * @param blockedByRuntimeDefault the same of one that asks for RuntimeDefault
 * @param wanted what becomes of a container under the wanted profile; empty if none is wanted
 * @param profiles the hash of each file in the kubelet's folder of profiles, which may have none;
 *     empty if they were not asked for
 */
public record NodeLook(
    NodeFacts facts,
    boolean filtersByDefault,
    Optional<Boolean> saysSo,
    SortedSet<String> blocked,
    SortedSet<String> blockedByRuntimeDefault,
    Optional<WantedProfile> wanted,
    Optional<SortedMap<String, String>> profiles) {

  /** Whether its kubelet's settings promise a filter that a container does not have. */
  public boolean contradictsItself() {
    return !filtersByDefault && saysSo.orElse(false);
  }

  /** Whether it is filtered by an argument of the kubelet, which its settings do not show. */
  public boolean isByArgument() {
    return filtersByDefault && !saysSo.orElse(true);
  }
}
