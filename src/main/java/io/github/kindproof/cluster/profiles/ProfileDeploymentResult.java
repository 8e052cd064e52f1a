package io.github.kindproof.cluster.profiles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What became of the profiles.
 *
 * @param placed on each node that answered, by its name
 * @param silent why the others did not, by their names
 */
public record ProfileDeploymentResult(
    SortedMap<String, List<PlacedFile>> placed, SortedMap<String, String> silent) {

  /** Whether all nodes have them, or have none any more, as was asked. */
  public boolean isGood() {
    return silent.isEmpty()
        && placed.values().stream().flatMap(List::stream).allMatch(PlacedFile::isGood);
  }

  /** For people: nodes together on which the same became of a file. */
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
