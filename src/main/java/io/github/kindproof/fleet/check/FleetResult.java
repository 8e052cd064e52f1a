package io.github.kindproof.fleet.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What was seen on all nodes.
 *
 * @param context of the kubeconfig
 * @param server the API server's version
 * @param began when
 * @param took all of it, with the removal of what was made
 * @param requests how many the API server was sent
 * @param askedAgain how many of them it refused for load, so that they were sent again
 * @param answers by the names of the nodes
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

  /** Those that answered. */
  public List<NodeAnswer.Looked> looked() {
    return answers.stream()
        .filter(NodeAnswer.Looked.class::isInstance)
        .map(NodeAnswer.Looked.class::cast)
        .toList();
  }

  /** Those that did not. */
  public List<NodeAnswer.NotLooked> notLooked() {
    return answers.stream()
        .filter(NodeAnswer.NotLooked.class::isInstance)
        .map(NodeAnswer.NotLooked.class::cast)
        .toList();
  }

  /**
   * Whether every node answered, all alike and without contradiction, and no profile is missing.
   */
  public boolean isGood() {
    List<NodeAnswer.Looked> looked = looked();
    return looked.size() == answers.size()
        && NodeGroups.of(looked).groups().size() == 1
        && looked.stream()
            .map(NodeAnswer.Looked::look)
            .allMatch(
                look ->
                    !look.contradictsItself()
                        && look.wanted().map(WantedProfile::starts).orElse(true));
  }
}
