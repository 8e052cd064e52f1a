package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.upgrade.diff.ConfigSeen;
import io.github.kindproof.upgrade.diff.NotObserved;
import io.github.kindproof.upgrade.diff.RuntimeDefaultSeen;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.SideVersions;
import io.github.kindproof.upgrade.diff.WorkloadSeen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Collects the observations of a side from several threads. */
final class SeenSide {
  private final Instant started = Instant.now();
  private final List<WorkloadSeen> workloads = new ArrayList<>();
  private final List<ConfigSeen> configs = new ArrayList<>();
  private final List<NotObserved> unseen = new ArrayList<>();
  private final TreeMap<String, JsonNode> recorded = new TreeMap<>();
  private SideVersions versions;
  private @Nullable RuntimeDefaultSeen runtimeDefault;

  /**
   * @param requested the requested versions, until a node reports the actual ones
   */
  SeenSide(SideVersions requested) {
    this.versions = requested;
  }

  synchronized void runs(SideVersions reported) {
    versions = reported;
  }

  synchronized String lowLevelRuntime() {
    return versions.lowLevelRuntime();
  }

  synchronized void add(WorkloadSeen seen) {
    workloads.add(seen);
  }

  synchronized void add(ConfigSeen seen) {
    configs.add(seen);
  }

  synchronized void add(RuntimeDefaultSeen seen) {
    runtimeDefault = seen;
  }

  synchronized void add(NotObserved what) {
    unseen.add(what);
  }

  synchronized void add(String file, JsonNode profile) {
    recorded.put(file, profile);
  }

  synchronized Side side() {
    return new Side(
        versions,
        started,
        workloads.stream().sorted(Comparator.comparing(WorkloadSeen::name)).toList(),
        configs.stream().sorted(Comparator.comparing(ConfigSeen::name)).toList(),
        runtimeDefault,
        unseen.stream().sorted(Comparator.comparing(NotObserved::what)).toList(),
        recorded);
  }
}
