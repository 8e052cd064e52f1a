package io.github.kindproof.workload;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.List;
import java.util.Optional;

/**
 * An assertion on the observation of a pod, from AssertJ's {@code assertThat(observation)}. The
 * pod's outcome is the outcome of its deciding container, which a failure message names.
 */
public final class PodAssert extends OutcomeAssert<PodAssert, PodObservation> {
  private static final String KILLED = " was killed by its filter";

  PodAssert(PodObservation actual) {
    super(actual, PodAssert.class);
  }

  /**
   * Verify that the seccomp mode of each running container, read on the node, is this one, and that
   * no container was killed by its filter.
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
   * Verify that its own spec names no seccomp profile, for the pod or for any of its sidecars and
   * main containers: any filter comes from the node.
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
   * Verify that its service was requested on this many nodes, each time with 200 and a whole page.
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
                  ? "no service was requested: it has none, or is not Running"
                  : "it does so from " + good.size() + " of " + actual.serving().size()));
    }
    return this;
  }

  /**
   * Verify that it was placed on this node.
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

  /**
   * Begin an assertion on every process of its containers, with the programs of probes, hooks and
   * {@code kubectl exec} that ran when the pod was observed.
   *
   * <pre>{@code
   * assertThat(pod).everyProcess().hasFilter().isConfinedAsItsSpecSays();
   * }</pre>
   */
  public EveryProcessAssert everyProcess() {
    isNotNull();
    return new EveryProcessAssert(this, actual.what(), actual.containers());
  }

  private String whyUnknown() {
    return actual.containers().stream().anyMatch(it -> it.facts().isRunning())
        ? "none can be read: without a shell on the node, the container must have `cat`"
        : "no container runs";
  }

  private String withOutcome(String seen) {
    return seen + "; " + actual.what() + " is " + actual.described();
  }

  /** Return a mismatch with this mode, if any: a container killed by its filter had a filter. */
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
  ContainerObservation container() {
    return actual.deciding();
  }

  @Override
  List<Evidence> evidence() {
    return actual.evidence();
  }
}
