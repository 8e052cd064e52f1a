package io.github.kindproof.upgrade.diff;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The observations of one side of a diff.
 *
 * @param versions the versions that it runs
 * @param seenAt the time of the observations
 * @param workloads the outcomes of workloads, each name once
 * @param configs the observations of kind configs, each name once
 * @param runtimeDefault its RuntimeDefault; null if it was not to be observed, or could not be
 * @param unseen the things that could not be observed
 * @param recorded the profiles that were recorded on it, by file name: they are also tried on the
 *     other side if that is observed later
 */
public record Side(
    SideVersions versions,
    Instant seenAt,
    List<WorkloadSeen> workloads,
    List<ConfigSeen> configs,
    @Nullable RuntimeDefaultSeen runtimeDefault,
    List<NotObserved> unseen,
    SortedMap<String, JsonNode> recorded) {
  /** The name of RuntimeDefault in {@link #unseen}. */
  public static final String RUNTIME_DEFAULT = "RuntimeDefault";

  /** Copy the lists and the map. */
  public Side {
    workloads = List.copyOf(workloads);
    configs = List.copyOf(configs);
    unseen = List.copyOf(unseen);
    recorded = Collections.unmodifiableSortedMap(new TreeMap<>(recorded));
  }
}
