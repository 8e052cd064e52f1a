package io.github.kindproof.workload;

import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.Optional;

/** The rules for whether a process is confined as the spec of its container says. Pure. */
final class ConfinementRules {
  private ConfinementRules() {}

  /** Return how the process is confined otherwise; empty if it is confined as the spec says. */
  static Optional<String> fault(ContainerObservation container, ContainerProcess process) {
    ProfileInForce profile = container.profile();
    boolean received = container.filter() != null;
    if (profile.type().equals(ProfileTypes.UNCONFINED)) {
      return received && process.isFiltered()
          ? Optional.of("has a filter, though its spec names Unconfined")
          : Optional.empty();
    } else if (!profile.isNamed()) {
      return received && !process.isFiltered()
          ? Optional.of("has no filter, though the runtime received one for its container")
          : Optional.empty();
    } else if (!process.isFiltered()) {
      return Optional.of(noFilter(container));
    }
    return received
        ? Optional.empty()
        : Optional.of(
            "has a filter of its own, but the runtime received none and should have received "
                + profile);
  }

  /**
   * Return how the confinement of a container vanished: its spec names a profile, and its first
   * process has no filter. Empty if it did not, or no process was read.
   */
  static Optional<String> vanished(ContainerObservation container) {
    return container
        .mode()
        .filter(mode -> mode == SeccompMode.DISABLED && container.profile().confines())
        .map(mode -> noFilter(container));
  }

  private static String noFilter(ContainerObservation container) {
    String why = PodFilters.whyUnfiltered(container.profile(), container.facts().spec());
    return "has no filter and should have %s%s"
        .formatted(container.profile(), why.isEmpty() ? "" : " (" + why + ")");
  }

  /** Return the profile that the processes of a container should have, in a few words. */
  static String wanted(ContainerObservation container) {
    return container.profile().isNamed()
        ? container.profile().toString()
        : "the node's: the runtime received "
            + (container.filter() == null ? "no filter" : "a filter");
  }
}
