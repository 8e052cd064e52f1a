package io.github.kindproof.upgrade.seccompdefault;

import java.util.List;
import java.util.SortedMap;

/**
 * The workloads of manifests or of a cluster.
 *
 * @param workloads one for each pod template
 * @param notLookedAt what may contain or create other workloads, and was not read
 * @param otherObjects how many objects of each other kind were found, which create no pods
 * @param materials what the copies can get
 */
public record Inventory(
    List<FoundWorkload> workloads,
    List<NotLookedAt> notLookedAt,
    SortedMap<String, Integer> otherObjects,
    Materials materials) {
  /** Create an inventory with copies of the lists. */
  public Inventory {
    workloads = List.copyOf(workloads);
    notLookedAt = List.copyOf(notLookedAt);
  }
}
