package io.github.kindproof.upgrade.rollout;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was seen of a node at one moment.
 *
 * @param settings what its kubelet and its runtime say of themselves, by name: {@code
 *     seccompDefault} from the running kubelet's configz, {@code containerd}, {@code runc}
 * @param pods the containers that run on it, the harness' own pods left out
 * @param blocked the system calls that a filter refuses to a new pod without a profile
 */
public record NodeState(
    SortedMap<String, String> settings, List<PodState> pods, SortedSet<String> blocked) {
  public NodeState {
    settings = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    pods = List.copyOf(pods);
    blocked = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(blocked));
  }

  /** How many of its containers are filtered. */
  public long filtered() {
    return pods.stream().filter(PodState::isFiltered).count();
  }

  /** One setting, empty if it is not known. */
  String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  /** The settings that differ in another state, as {@code name: old → new}. */
  List<String> changesTo(NodeState other) {
    Map<String, String> all = new TreeMap<>(settings);
    all.putAll(other.settings);
    return all.keySet().stream()
        .filter(name -> !setting(name).equals(other.setting(name)))
        .map(name -> name + " " + setting(name) + " → " + other.setting(name))
        .toList();
  }
}
