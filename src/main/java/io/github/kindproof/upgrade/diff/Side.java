package io.github.kindproof.upgrade.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was seen of one side of a diff.
 *
 * @param versions what it runs
 * @param seenAt when it was looked at
 * @param workloads what became of workloads, each name once
 * @param configs how nodes took kind configs, each name once
 * @param runtimeDefault its RuntimeDefault; null if that was not to be looked at, or could not be
 * @param unseen what could not be looked at
 * @param recorded the profiles that were recorded on it, by file name: another side that is looked
 *     at later is tried with them
 */
public record Side(
    SideVersions versions,
    Instant seenAt,
    List<WorkloadSeen> workloads,
    List<ConfigSeen> configs,
    @Nullable RuntimeDefaultSeen runtimeDefault,
    List<NotObserved> unseen,
    SortedMap<String, JsonNode> recorded) {
  /** The name under which {@link #unseen} tells of RuntimeDefault. */
  public static final String RUNTIME_DEFAULT = "RuntimeDefault";

  public Side {
    workloads = List.copyOf(workloads);
    configs = List.copyOf(configs);
    unseen = List.copyOf(unseen);
    recorded = Collections.unmodifiableSortedMap(new TreeMap<>(recorded));
  }
}
