package io.github.kindling.workload;

import io.github.kindling.seccomp.Errno;
import io.github.kindling.seccomp.SeccompMode;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions on what was seen of a pod; AssertJ's {@code assertThat(observation)} gives one. */
public final class PodAssert extends AbstractAssert<PodAssert, PodObservation> {
  PodAssert(PodObservation actual) {
    super(actual, PodAssert.class);
  }

  /**
   * Passes if the pod is Ready, stayed so through the stability window, and was never restarted.
   *
   * <pre>{@code
   * assertThat(cluster.apply("manifests/audit-mode.yaml").pod("nginx")).isRunning(); // passes
   * assertThat(cluster.apply("manifests/violation-mode.yaml").pod("nginx")).isRunning(); // fails
   * }</pre>
   */
  public PodAssert isRunning() {
    return isA(Outcome.Running.class, "to be Running");
  }

  /**
   * Passes if the pod fails again and again: restarts, a failed last termination, a BackOff event.
   *
   * <pre>{@code
   * assertThat(cluster.apply("manifests/custom-mode.yaml").pod("nginx")).isCrashLooping(); // passes
   * assertThat(cluster.apply("manifests/audit-mode.yaml").pod("nginx")).isCrashLooping(); // fails
   * }</pre>
   */
  public PodAssert isCrashLooping() {
    return isA(Outcome.CrashLoop.class, "to be in CrashLoopBackOff");
  }

  /**
   * Passes if the container could not even be created, as with a profile that is not on the node.
   *
   * <pre>{@code
   * assertThat(withoutItsProfile).isRefused().withMessage("no such file or directory"); // passes
   * assertThat(crashLooping).isRefused(); // fails: it was created, and its start fails
   * }</pre>
   */
  public PodAssert isRefused() {
    return isA(Outcome.StartRefused.class, "to be refused at its creation");
  }

  /**
   * Passes if the cause is this error number.
   *
   * <pre>{@code
   * assertThat(underViolation).isCrashLooping().because(Errno.EPERM); // passes
   * assertThat(underViolation).isCrashLooping().because(Errno.ENOSYS); // fails
   * }</pre>
   */
  public PodAssert because(Errno errno) {
    isNotNull();
    Errno seen = actual.cause().map(Cause::errno).orElse(null);
    if (seen != errno) {
      fail(
          "to have failed with "
              + errno
              + " but the cause is "
              + (seen == null ? "another" : seen));
    }
    return this;
  }

  /**
   * Passes if its filter refuses this call and that explains the failure, certainly or likely.
   *
   * <pre>{@code
   * assertThat(underFineGrained).isCrashLooping().forWantOf("newfstatat"); // passes
   * assertThat(underFineGrained).isCrashLooping().forWantOf("mount"); // fails: nobody missed it
   * }</pre>
   */
  public PodAssert forWantOf(String call) {
    isNotNull();
    List<String> refused =
        actual.cause().map(Cause::refused).map(RefusedCalls::names).orElse(List.of());
    if (!refused.contains(call)) {
      fail("to have failed for want of " + call);
    }
    return this;
  }

  /**
   * Passes if it does not do its work, and its filter refuses this call, which explains that,
   * certainly or likely. Of a call that only the workload itself misses, {@code
   * io.github.kindling.diagnose.Diagnoser} knows by trying.
   *
   * <pre>{@code
   * assertThat(underFineGrained).failsFor("newfstatat"); // passes
   * assertThat(underFineGrainedComplete).failsFor("newfstatat"); // fails: it runs
   * }</pre>
   */
  public PodAssert failsFor(String call) {
    isNotNull();
    if (actual.cause().isEmpty()) {
      fail("to fail for want of " + call);
    }
    return forWantOf(call);
  }

  /**
   * Passes if the cause's message or the log has this text.
   *
   * <pre>{@code
   * assertThat(underFineGrained).withMessage("cannot stat shared object"); // passes
   * assertThat(underFineGrained).withMessage("no space left"); // fails
   * }</pre>
   */
  public PodAssert withMessage(String text) {
    isNotNull();
    String message = actual.cause().map(Cause::message).orElse("");
    if (!message.contains(text) && !actual.log().contains(text)) {
      fail("to say '" + text + "'");
    }
    return this;
  }

  /**
   * Passes if the seccomp mode of its first process, read on the node, is this one.
   *
   * <pre>{@code
   * assertThat(underAudit).hasSeccomp(SeccompMode.FILTERING); // passes
   * assertThat(underAudit).hasSeccomp(SeccompMode.DISABLED); // fails, as it does without a process
   * }</pre>
   */
  public PodAssert hasSeccomp(SeccompMode mode) {
    isNotNull();
    if (actual.seccomp() == null || actual.seccomp().mode() != mode) {
      fail("to have seccomp " + mode.word());
    }
    return this;
  }

  /**
   * Passes if its own spec names no seccomp profile: what filters it comes from the node.
   *
   * <pre>{@code
   * assertThat(cluster.apply("manifests/probe.yaml").pod("probe")).namesNoProfile(); // passes
   * assertThat(underAudit).namesNoProfile(); // fails
   * }</pre>
   */
  public PodAssert namesNoProfile() {
    isNotNull();
    if (actual.specNamesProfile()) {
      fail("to name no seccomp profile in its spec");
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

  private PodAssert isA(Class<? extends Outcome> outcome, String words) {
    isNotNull();
    if (!outcome.isInstance(actual.outcome())) {
      fail(words);
    }
    return this;
  }

  private void fail(String expectation) {
    StringBuilder seen = new StringBuilder();
    actual
        .evidence()
        .forEach(it -> seen.append("\n--- ").append(it.title()).append('\n').append(it.text()));
    failWithMessage(
        "%nExpecting pod '%s' %s%nbut it is %s%s%n%s",
        actual.name(),
        expectation,
        actual.outcome().name(),
        actual.cause().map(cause -> ": " + cause).orElse(""),
        seen);
  }
}
