package io.github.kindproof.workload;

import io.github.kindproof.Evidence;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.ArrayList;
import java.util.List;

/** An assertion on the observation of a container: {@code assertThat(pod.container("second"))}. */
public final class ContainerAssert extends OutcomeAssert<ContainerAssert, ContainerObservation> {
  ContainerAssert(ContainerObservation actual) {
    super(actual, ContainerAssert.class);
  }

  /**
   * Verify that the seccomp mode of its first process, read on the node, is this one.
   *
   * <pre>{@code
   * assertThat(pod.container("filtered")).hasSeccomp(SeccompMode.FILTERING); // passes
   * assertThat(pod.container("filtered")).hasSeccomp(SeccompMode.DISABLED); // fails
   * }</pre>
   */
  public ContainerAssert hasSeccomp(SeccompMode mode) {
    isNotNull();
    if (actual.mode().filter(mode::equals).isEmpty()) {
      String seen =
          actual.mode().map(it -> "it has seccomp " + it.word()).orElse("it has no process");
      fail("to have seccomp " + mode.word(), withOutcome(seen));
    }
    return this;
  }

  /**
   * Verify that its profile, named by the container or pod, is this file of the kubelet's folder.
   *
   * <pre>{@code
   * assertThat(pod.container("filtered")).hasProfile("profiles/audit.json"); // passes
   * assertThat(pod.container("unfiltered")).hasProfile("profiles/audit.json"); // fails
   * }</pre>
   */
  public ContainerAssert hasProfile(String file) {
    isNotNull();
    if (!actual.profile().file().equals(file)) {
      fail("to have the profile " + file, withOutcome(profile()));
    }
    return this;
  }

  /**
   * Verify that neither the container nor its pod names a seccomp profile: the node decides.
   *
   * <pre>{@code
   * assertThat(pod.container("unfiltered")).namesNoProfile(); // passes
   * assertThat(pod.container("filtered")).namesNoProfile(); // fails
   * }</pre>
   */
  public ContainerAssert namesNoProfile() {
    isNotNull();
    if (actual.profile().isNamed()) {
      fail("to name no seccomp profile", withOutcome(profile()));
    }
    return this;
  }

  /**
   * Verify that its confinement vanished: its spec names a profile that confines it, and its first
   * process, read on the node, has no filter. {@link EveryProcessAssert#isConfinedAsItsSpecSays}
   * verifies the opposite.
   *
   * <pre>{@code
   * assertThat(pod.container("of-unknown-type")).hasLostItsConfinement(); // passes
   * assertThat(pod.container("filtered")).hasLostItsConfinement(); // fails
   * }</pre>
   */
  public ContainerAssert hasLostItsConfinement() {
    isNotNull();
    if (actual.vanishedConfinement().isEmpty()) {
      String seen =
          actual.mode().map(it -> "it has seccomp " + it.word()).orElse("it has no process");
      fail(
          "to have no filter although its spec names one",
          withOutcome(profile() + ", and " + seen));
    }
    return this;
  }

  /**
   * Begin an assertion on every process of this container, with the programs of probes, hooks and
   * {@code kubectl exec} that ran when the pod was observed.
   *
   * <pre>{@code
   * assertThat(pod.container("sidecar")).everyProcess().hasFilter();
   * }</pre>
   */
  public EveryProcessAssert everyProcess() {
    isNotNull();
    return new EveryProcessAssert(this, actual.what(), List.of(actual));
  }

  private String profile() {
    return actual.profile().isNamed()
        ? "it has " + actual.profile()
        : "neither it nor its pod names one: the node decides";
  }

  private String withOutcome(String seen) {
    return seen + "; it is " + actual.described();
  }

  @Override
  ContainerObservation container() {
    return actual;
  }

  @Override
  List<Evidence> evidence() {
    List<Evidence> evidence = new ArrayList<>(actual.evidence(""));
    evidence.add(new Evidence("processes", ProcessTable.of(List.of(actual))));
    return evidence;
  }
}
