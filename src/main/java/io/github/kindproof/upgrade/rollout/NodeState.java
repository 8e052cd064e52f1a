package io.github.kindproof.upgrade.rollout;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A snapshot of a node at one moment.
 *
 * @param settings the reports of its kubelet and its runtime, by name: {@code seccompDefault} from
 *     the running kubelet's configz, {@code containerd}, {@code runc}
 * @param pods the containers that run on it, without the pods of the harness
 * @param blocked the syscalls that a filter denies to a new pod without a profile
 */
public record NodeState(
    SortedMap<String, String> settings, List<PodState> pods, SortedSet<String> blocked) {
  /** Copy the collections. */
  public NodeState {
    settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    pods = List.copyOf(pods);
    blocked = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
  }

  /** Count the containers that are filtered. */
  public long filtered() {
    return pods.stream().filter(PodState::isFiltered).count();
  }

  /** Return one setting, empty if it is not known. */
  String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  /** Return the settings that differ in another state, as {@code name old → new}. */
  List<String> changesTo(NodeState other) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(other.settings);
    return all.keySet().stream()
        .filter(name -> !setting(name).equals(other.setting(name)))
        .map(name -> name + " " + setting(name) + " → " + other.setting(name))
        .toList();
  }
}
