package io.github.kindling.workload;

import io.github.kindling.evidence.Evidence;
import io.github.kindling.seccomp.SeccompMode;
import java.util.List;
import java.util.Optional;

/**
 * Assertions on what was seen of a pod; AssertJ's {@code assertThat(observation)} gives one. What
 * became of the pod is what became of its deciding container, which a failure names.
 */
public final class PodAssert extends OutcomeAssert<PodAssert, PodObservation> {
  PodAssert(PodObservation actual) {
    super(actual, PodAssert.class);
  }

  /**
   * Passes if the seccomp mode of each container that runs, read on the node, is this one.
   *
   * <pre>{@code
   * assertThat(underAudit).hasSeccomp(SeccompMode.FILTERING); // passes
   * assertThat(underAudit).hasSeccomp(SeccompMode.DISABLED); // fails, as it does without a process
   * }</pre>
   */
  public PodAssert hasSeccomp(SeccompMode mode) {
    isNotNull();
    List<String> modes = actual.containers().stream().flatMap(it -> modeOf(it).stream()).toList();
    List<String> others = modes.stream().filter(it -> !it.endsWith(" " + mode.word())).toList();
    if (modes.isEmpty() || !others.isEmpty()) {
      String what = modes.isEmpty() ? whyUnknown() : String.join(", ", others);
      fail("to have seccomp " + mode.word() + " in each container, but " + what);
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
      fail("to name no seccomp profile in its spec, but " + String.join(", ", naming));
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
      fail("to serve whole pages from " + nodes + " nodes");
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
      fail("to be on node " + node);
    }
    return this;
  }

  private String whyUnknown() {
    return actual.containers().stream().anyMatch(it -> it.facts().isRunning())
        ? "none can be read: without a shell on the node it takes `cat` in the container"
        : "no container runs";
  }

  private static Optional<String> modeOf(ContainerObservation container) {
    return container.mode().map(it -> container.what() + " has " + it.word());
  }

  @Override
  List<Evidence> evidence() {
    return actual.evidence();
  }
}
