package io.github.kindproof.workload;

import java.util.Optional;

/** The rules for whether a process is confined as the spec of its container says. Pure. */
final class ConfinementRules {
  private static final String UNCONFINED = "Unconfined";

  private ConfinementRules() {}

  /** Return how the process is confined otherwise; empty if it is confined as the spec says. */
  static Optional<String> fault(ContainerObservation container, ContainerProcess process) {
    ProfileInForce profile = container.profile();
    boolean received = container.filter() != null;
    if (profile.type().equals(UNCONFINED)) {
      return received && process.isFiltered()
          ? Optional.of("has a filter, though its spec names Unconfined")
          : Optional.empty();
    } else if (!profile.isNamed()) {
      return received && !process.isFiltered()
          ? Optional.of("has no filter, though the runtime received one for its container")
          : Optional.empty();
    } else if (!process.isFiltered()) {
      String why = PodFilters.whyUnfiltered(profile, container.facts().spec());
      return Optional.of(
          "has no filter and should have %s%s"
              .formatted(profile, why.isEmpty() ? "" : " (" + why + ")"));
    }
    return received
        ? Optional.empty()
        : Optional.of(
            "has a filter of its own, but the runtime received none and should have received "
                + profile);
  }

  /** Return the profile that the processes of a container should have, in a few words. */
  static String wanted(ContainerObservation container) {
    return container.profile().isNamed()
        ? container.profile().toString()
        : "the node's: the runtime received "
            + (container.filter() == null ? "no filter" : "a filter");
  }
}
