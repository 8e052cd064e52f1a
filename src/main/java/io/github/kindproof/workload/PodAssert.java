package io.github.kindproof.workload;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.List;
import java.util.Optional;

/**
 * Assertions on what was seen of a pod; AssertJ's {@code assertThat(observation)} gives one. What
 * became of the pod is what became of its deciding container, which a failure names.
 */
public final class PodAssert extends OutcomeAssert<PodAssert, PodObservation> {
  private static final String KILLED = " was killed by its filter";

  PodAssert(PodObservation actual) {
    super(actual, PodAssert.class);
  }

  /**
   * Passes if the seccomp mode of each container that runs, read on the node, is this one, and no
   * container was killed by its filter.
   *
   * <pre>{@code
   * assertThat(underAudit).hasSeccomp(SeccompMode.FILTERING); // passes
   * assertThat(underAudit).hasSeccomp(SeccompMode.DISABLED); // fails, as it does without a process
   * }</pre>
   */
  public PodAssert hasSeccomp(SeccompMode mode) {
    isNotNull();
    List<String> others =
        actual.containers().stream().flatMap(it -> otherMode(it, mode).stream()).toList();
    boolean unknown = actual.containers().stream().allMatch(it -> it.mode().isEmpty());
    if (unknown || !others.isEmpty()) {
      fail(
          "to have seccomp " + mode.word() + " in each container",
          withOutcome(others.isEmpty() ? whyUnknown() : String.join(", ", others)));
    }
    return this;
  }

  /**
   * Passes if its own spec names no seccomp profile, for the pod or for any of its sidecars and
   * main containers: what filters them comes from the node.
   *
   * <pre>{@code
   * assertThat(cluster.apply("manifests/probe.yaml").pod("probe")).namesNoProfile(); // passes
   * assertThat(underAudit).namesNoProfile(); // fails
   * }</pre>
   */
  public PodAssert namesNoProfile() {
    isNotNull();
    List<String> naming =
        actual.lasting().stream()
            .filter(it -> it.profile().isNamed())
            .map(it -> it.what() + " has " + it.profile())
            .toList();
    if (!naming.isEmpty()) {
      fail("to name no seccomp profile in its spec", withOutcome(String.join(", ", naming)));
    }
    return this;
  }

  /**
   * Passes if its service answers 200 with the whole page on this many nodes, and on all asked.
   *
   * <pre>{@code
   * assertThat(underAudit).servesWholePagesFromNodes(2); // passes on two nodes
   * assertThat(withoutSendfile).servesWholePagesFromNodes(2); // fails: 200, and the body is cut off
   * }</pre>
   */
  public PodAssert servesWholePagesFromNodes(int nodes) {
    isNotNull();
    List<Serving> good = actual.serving().stream().filter(Serving::ok).toList();
    if (good.size() != nodes || actual.serving().size() != nodes) {
      fail(
          "to serve whole pages from " + Count.of(nodes, "node"),
          withOutcome(
              actual.serving().isEmpty()
                  ? "no service was asked: it has none, or is not Running"
                  : "it does so from " + good.size() + " of " + actual.serving().size()));
    }
    return this;
  }

  /**
   * Passes if it was placed on this node.
   *
   * <pre>{@code
   * assertThat(canary).isOn(theNodeThatFilters); // passes
   * assertThat(canary).isOn(theOtherNode); // fails
   * }</pre>
   */
  public PodAssert isOn(String node) {
    isNotNull();
    if (!actual.node().equals(node)) {
      fail(
          "to be on node " + node,
          withOutcome(actual.node().isEmpty() ? "it is on none" : "it is on " + actual.node()));
    }
    return this;
  }

  private String whyUnknown() {
    return actual.containers().stream().anyMatch(it -> it.facts().isRunning())
        ? "none can be read: without a shell on the node it takes `cat` in the container"
        : "no container runs";
  }

  private String withOutcome(String seen) {
    return seen + "; " + actual.what() + " is " + actual.described();
  }

  /** What a container has that is not this mode: one that its filter killed had a filter. */
  private static Optional<String> otherMode(ContainerObservation container, SeccompMode mode) {
    if (container.mode().isPresent()) {
      return container
          .mode()
          .filter(it -> it != mode)
          .map(
              it ->
                  container.what()
                      + (it == SeccompMode.DEAD ? KILLED : " has seccomp " + it.word()));
    }
    return container.outcome().kind() == OutcomeKind.KILLED_BY_FILTER
        ? Optional.of(container.what() + KILLED)
        : Optional.empty();
  }

  @Override
  List<Evidence> evidence() {
    return actual.evidence();
  }
}
