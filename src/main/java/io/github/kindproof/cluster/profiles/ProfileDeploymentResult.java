package io.github.kindproof.cluster.profiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The result of a deployment of profiles.
 *
 * @param placed the files on each node that answered, by node name
 * @param silent why the other nodes did not answer, by node name
 */
public record ProfileDeploymentResult(
    SortedMap<String, List<PlacedFile>> placed, SortedMap<String, String> silent) {

  /** Return whether all nodes have the profiles, or none has them after a removal. */
  public boolean isGood() {
    return silent.isEmpty()
        && placed.values().stream().flatMap(List::stream).allMatch(PlacedFile::isGood);
  }

  /** Render readable lines that group the nodes with the same result for a file. */
  public List<String> lines() {
    Map<PlacedFile, List<String>> nodes = new LinkedHashMap<>();
    placed.forEach(
        (node, files) ->
            files.forEach(file -> nodes.computeIfAbsent(file, it -> new ArrayList<>()).add(node)));
    List<String> lines = new ArrayList<>();
    silent.forEach((node, why) -> lines.add("no answer   " + node + ": " + why));
    nodes.entrySet().stream()
        .sorted((one, other) -> Boolean.compare(one.getKey().isGood(), other.getKey().isGood()))
        .forEach(
            each ->
                lines.add(
                    "%s: %s on %s"
                        .formatted(
                            each.getKey().file(),
                            each.getKey().result(),
                            each.getValue().size() == placed.size()
                                ? "all " + placed.size() + " nodes"
                                : String.join(", ", each.getValue()))));
    return lines;
  }
}
