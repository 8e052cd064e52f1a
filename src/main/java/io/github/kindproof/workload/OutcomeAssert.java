package io.github.kindproof.workload;

import io.github.kindproof.Evidence;
import io.github.kindproof.internal.progress.Masked;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on what became of a pod or of one of its containers.
 *
 * @param <S> the assertions themselves
 * @param <A> what was observed
 */
public abstract class OutcomeAssert<S extends OutcomeAssert<S, A>, A extends Observation>
    extends AbstractAssert<S, A> {
  OutcomeAssert(A actual, Class<S> type) {
    super(actual, type);
  }

  /**
   * Passes if it is Ready and stayed so for three seconds. Of a pod, each container is Ready or
   * done for good.
   *
   * <pre>{@code
   * assertThat(cluster.apply("manifests/audit-mode.yaml").pod("nginx")).isRunning(); // passes
   * assertThat(cluster.apply("manifests/violation-mode.yaml").pod("nginx")).isRunning(); // fails
   * }</pre>
   */
  public S isRunning() {
    return isA(OutcomeKind.RUNNING, "to be Running");
  }

  /**
   * Passes if it ends again and again: restarts, a last termination, a back-off.
   *
   * <pre>{@code
   * assertThat(cluster.apply("manifests/custom-mode.yaml").pod("nginx")).isCrashLooping(); // passes
   * assertThat(cluster.apply("manifests/audit-mode.yaml").pod("nginx")).isCrashLooping(); // fails
   * }</pre>
   */
  public S isCrashLooping() {
    return isA(OutcomeKind.CRASH_LOOP, "to be in CrashLoopBackOff");
  }

  /**
   * Passes if the container could not even be created, as with a profile that is not on the node.
   *
   * <pre>{@code
   * assertThat(withoutItsProfile).isRefused().withMessage("no such file or directory"); // passes
   * assertThat(crashLooping).isRefused(); // fails: it was created, and its start fails
   * }</pre>
   */
  public S isRefused() {
    return isA(OutcomeKind.START_REFUSED, "to be refused at its creation");
  }

  /**
   * Passes if there is no pod, as its controller may not create it: Pod Security, a quota or a
   * missing service account forbids it.
   *
   * <pre>{@code
   * assertThat(withoutAProfileWherePodSecurityWantsOne).isNotCreated(); // passes
   * assertThat(crashLooping).isNotCreated(); // fails: the pod is there
   * }</pre>
   */
  public S isNotCreated() {
    return isA(OutcomeKind.NOT_CREATED, "not to be created");
  }

  /**
   * Passes if it ran to its end with exit code 0 and is not started again.
   *
   * <pre>{@code
   * assertThat(cluster.apply("job.yaml").pod("job")).isCompleted(); // passes once it has ended
   * assertThat(cluster.apply("manifests/audit-mode.yaml").pod("nginx")).isCompleted(); // fails
   * }</pre>
   */
  public S isCompleted() {
    return isA(OutcomeKind.COMPLETED, "to be Completed");
  }

  /**
   * Passes if it ran and failed, and is not started again.
   *
   * <pre>{@code
   * assertThat(withRestartPolicyNever).hasFailed().failedWith(Errno.EPERM); // passes
   * assertThat(crashLooping).hasFailed(); // fails: it is started again
   * }</pre>
   */
  public S hasFailed() {
    return isA(OutcomeKind.FAILED, "to have failed for good");
  }

  /**
   * Passes if it runs and its liveness or startup probe fails as often as its threshold allows.
   *
   * <pre>{@code
   * assertThat(withExecProbeThatItsProfileRefuses).isUnhealthy(); // passes
   * assertThat(underAudit).isUnhealthy(); // fails
   * }</pre>
   */
  public S isUnhealthy() {
    return isA(OutcomeKind.UNHEALTHY, "to fail its liveness or startup probe");
  }

  /**
   * Passes if it runs and did not become Ready within the limit for pods, for example because its
   * profile refuses what the readiness probe does.
   *
   * <pre>{@code
   * assertThat(withReadinessProbeThatItsProfileRefuses).isNeverReady(); // passes after the limit
   * assertThat(underAudit).isNeverReady(); // fails
   * }</pre>
   */
  public S isNeverReady() {
    return isA(OutcomeKind.NEVER_READY, "to run without ever being Ready");
  }

  /**
   * Passes if its filter killed it, or a thread of it so that it hangs.
   *
   * <pre>{@code
   * assertThat(underDefaultKill).isKilledByFilter(); // passes
   * assertThat(underDefaultErrno).isKilledByFilter(); // fails: its calls are refused
   * }</pre>
   */
  public S isKilledByFilter() {
    return isA(OutcomeKind.KILLED_BY_FILTER, "to be killed by its filter");
  }

  /**
   * Passes if its filter killed it by this action.
   *
   * <pre>{@code
   * assertThat(underDefaultKill).isKilledByFilter(SeccompAction.KILL_THREAD); // passes
   * assertThat(underDefaultKill).isKilledByFilter(SeccompAction.KILL_PROCESS); // fails
   * }</pre>
   */
  public S isKilledByFilter(SeccompAction action) {
    isKilledByFilter();
    String seen = actual.cause().map(Cause::reason).orElse("");
    if (!seen.equals(action.ofKernel().profileName())) {
      fail("to be killed by " + action.ofKernel().profileName());
    }
    return myself;
  }

  /**
   * Passes if the cause is this error number.
   *
   * <pre>{@code
   * assertThat(underViolation).isCrashLooping().failedWith(Errno.EPERM); // passes
   * assertThat(underViolation).isCrashLooping().failedWith(Errno.ENOSYS); // fails
   * }</pre>
   */
  public S failedWith(Errno errno) {
    isNotNull();
    Errno seen = actual.cause().map(Cause::errno).orElse(null);
    if (seen != errno) {
      boolean withoutOne =
          seen == null && actual.cause().filter(it -> it.refused() == null).isPresent();
      fail(
          "to have failed with " + errno,
          "it is " + actual.described() + (withoutOne ? ", which names no errno" : ""));
    }
    return myself;
  }

  /**
   * Passes if its filter refuses this call and that explains the failure, certainly or likely.
   * Calls that only the workload itself misses are found by {@code
   * io.github.kindproof.leastprivilege.diagnose.Diagnoser}, which tries them.
   *
   * <pre>{@code
   * assertThat(underFineGrained).isCrashLooping().forWantOf("newfstatat"); // passes
   * assertThat(underFineGrained).isCrashLooping().forWantOf("mount"); // fails: nobody missed it
   * }</pre>
   */
  public S forWantOf(String call) {
    isNotNull();
    List<String> refused =
        actual.cause().map(Cause::refused).map(RefusedCalls::names).orElse(List.of());
    if (!refused.contains(call)) {
      fail("to have failed for want of " + call);
    }
    return myself;
  }

  /**
   * Passes if the cause's message or the log has this text.
   *
   * <pre>{@code
   * assertThat(underFineGrained).withMessage("cannot stat shared object"); // passes
   * assertThat(underFineGrained).withMessage("no space left"); // fails
   * }</pre>
   */
  public S withMessage(String text) {
    isNotNull();
    String message = actual.cause().map(Cause::message).orElse("");
    if (!message.contains(text) && !actual.log().contains(text)) {
      fail("to say '" + text + "'");
    }
    return myself;
  }

  private S isA(OutcomeKind kind, String words) {
    isNotNull();
    if (actual.outcome().kind() != kind) {
      fail(words);
    }
    return myself;
  }

  /** What was seen instead, a piece below the other. */
  abstract List<Evidence> evidence();

  void fail(String expectation) {
    fail(expectation, "it is " + actual.described());
  }

  /**
   * Logs are strangers' text: what is not to be shown by a terminal is masked.
   *
   * @param instead what was seen, a sentence of its own
   */
  void fail(String expectation, String instead) {
    StringBuilder seen = new StringBuilder();
    evidence()
        .forEach(it -> seen.append("\n--- ").append(it.title()).append('\n').append(it.text()));
    throw failure(
        "%s",
        Masked.lines(
            "%nExpecting %s %s%nbut %s%s".formatted(actual.what(), expectation, instead, seen)));
  }
}
