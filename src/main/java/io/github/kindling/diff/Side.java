package io.github.kindling.diff;

import java.time.Instant;
import java.util.List;
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
 */
public record Side(
    SideVersions versions,
    Instant seenAt,
    List<WorkloadSeen> workloads,
    List<ConfigSeen> configs,
    @Nullable RuntimeDefaultSeen runtimeDefault,
    List<Unseen> unseen) {
  /** The name under which {@link #unseen} tells of RuntimeDefault. */
  public static final String RUNTIME_DEFAULT = "RuntimeDefault";

  public Side {
    workloads = List.copyOf(workloads);
    configs = List.copyOf(configs);
    unseen = List.copyOf(unseen);
  }
}
