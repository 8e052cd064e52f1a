package io.github.kindproof.fleet.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The result for all nodes.
 *
 * @param server the API server's version
 * @param took includes the removal of the namespace
 * @param requests the number of requests to the API server
 * @param askedAgain how many of them were repeated because it was busy
 * @param answers sorted by node
 */
public record FleetResult(
    String context,
    String server,
    Instant began,
    Duration took,
    long requests,
    long askedAgain,
    List<NodeAnswer> answers) {
  /** Keeps a copy. */
  public FleetResult {
    answers = List.copyOf(answers);
  }

  public List<NodeAnswer.Looked> looked() {
    return answers.stream()
        .filter(NodeAnswer.Looked.class::isInstance)
        .map(NodeAnswer.Looked.class::cast)
        .toList();
  }

  public List<NodeAnswer.NotLooked> notLooked() {
    return answers.stream()
        .filter(NodeAnswer.NotLooked.class::isInstance)
        .map(NodeAnswer.NotLooked.class::cast)
        .toList();
  }

  /** The nodes that answered, outliers first. */
  public List<NodeGroup> groups() {
    return NodeGroup.of(looked());
  }

  /** Whether all nodes answered, are alike and consistent, and start the given profile. */
  public boolean isGood() {
    List<NodeGroup> groups = groups();
    return notLooked().isEmpty()
        && groups.size() == 1
        && groups.stream()
            .map(NodeGroup::look)
            .allMatch(
                look ->
                    !look.contradictsItself()
                        && look.wanted().map(WantedProfile::starts).orElse(true));
  }
}
