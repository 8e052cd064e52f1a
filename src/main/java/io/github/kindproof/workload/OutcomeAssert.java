package io.github.kindproof.workload;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Evidence;
import io.github.kindproof.internal.progress.Masked;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.filter.ComparisonText;
import io.github.kindproof.seccomp.filter.FilterComparison;
import io.github.kindproof.seccomp.filter.NamedProfile;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * An assertion on the outcome of a pod or of one of its containers.
 *
 * @param <S> the type of the assertion itself
 * @param <A> the type of the observation
 */
public abstract class OutcomeAssert<S extends OutcomeAssert<S, A>, A extends Observation>
    extends AbstractAssert<S, A> {
  OutcomeAssert(A actual, Class<S> type) {
    super(actual, type);
  }

  /**
   * Verify that it is Ready and stayed Ready for three seconds. In a pod, each container must be
   * Ready or done for good.
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
   * Verify that it ends again and again: restarts, a last termination, a back-off.
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
   * Verify that the container could not be created, as with a profile missing from the node.
   *
   * <pre>{@code
   * assertThat(withoutItsProfile).isRefused().withMessage("no such file or directory"); // passes
   * assertThat(crashLooping).isRefused(); // fails: it was created, and its start fails
   * }</pre>
   */
  public S isRefused() {
    return isA(OutcomeKind.START_REFUSED, "to be refused at creation");
  }

  /**
   * Verify that there is no pod because Pod Security, a quota or a missing service account keeps
   * its controller from creating it.
   *
   * <pre>{@code
   * assertThat(withoutAProfileWherePodSecurityWantsOne).isNotCreated(); // passes
   * assertThat(crashLooping).isNotCreated(); // fails: the pod exists
   * }</pre>
   */
  public S isNotCreated() {
    return isA(OutcomeKind.NOT_CREATED, "not to be created");
  }

  /**
   * Verify that it ran to its end with exit code 0 and is not restarted.
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
   * Verify that it ran and failed, and is not restarted.
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
   * Verify that it runs and its liveness or startup probe fails as often as its threshold allows.
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
   * Verify that it runs and did not become Ready within the limit for pods, for example because its
   * profile denies a syscall of the readiness probe.
   *
   * <pre>{@code
   * assertThat(withReadinessProbeThatItsProfileRefuses).isNeverReady(); // passes after the limit
   * assertThat(underAudit).isNeverReady(); // fails
   * }</pre>
   */
  public S isNeverReady() {
    return isA(OutcomeKind.NEVER_READY, "to run without becoming Ready");
  }

  /**
   * Verify that the kernel runs the filter that the node's runtime builds from this profile, for
   * the first process of the container; in a pod, of the deciding container. Both filters answer
   * every syscall alike, in each way into the kernel. The process may have other filters as well.
   *
   * <pre>{@code
   * PodObservation pod = workload.withFilters(workload.pod("web"));
   * assertThat(pod).runsTheFilterOf("profiles/mine.json"); // passes
   * assertThat(pod).runsTheFilterOf("profiles/other.json"); // fails: the syscalls that differ
   * }</pre>
   *
   * @param profile a file in OCI's format
   * @throws io.github.kindproof.BadInputException if the file is no profile, or the filters were
   *     not read
   */
  public S runsTheFilterOf(String profile) {
    isNotNull();
    NamedProfile file = new NamedProfile(profile, ProfileFile.read(Path.of(profile)));
    ContainerObservation container = container();
    ProcessFilters loaded = container.loaded();
    if (loaded == null) {
      throw new BadInputException(
          actual.what(),
          "has no filters that were read back from the kernel",
          "observe it while it runs, and read them: workload.withFilters(pod)");
    }
    FilterComparison comparison = loaded.comparedWith(file);
    if (!comparison.isEqual()) {
      fail(
          "to run the filter of "
              + profile
              + (actual == container ? "" : " in " + container.what()),
          ComparisonText.differencesOf(comparison));
    }
    return myself;
  }

  /** Return the container that decides. */
  abstract ContainerObservation container();

  /**
   * Verify that its filter killed it, or killed a thread so that it hangs.
   *
   * <pre>{@code
   * assertThat(underDefaultKill).isKilledByFilter(); // passes
   * assertThat(underDefaultErrno).isKilledByFilter(); // fails: its syscalls are denied
   * }</pre>
   */
  public S isKilledByFilter() {
    return isA(OutcomeKind.KILLED_BY_FILTER, "to be killed by its filter");
  }

  /**
   * Verify that its filter killed it with this action.
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
   * Verify that the cause names or proves this error number.
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
   * Verify that its filter denies this syscall and that this explains the failure, certainly or
   * likely. Use {@code io.github.kindproof.leastprivilege.diagnose.Diagnoser} to find syscalls that
   * only the workload itself needs: it tries them.
   *
   * <pre>{@code
   * assertThat(underFineGrained).isCrashLooping().forWantOf("newfstatat"); // passes
   * assertThat(underFineGrained).isCrashLooping().forWantOf("mount"); // fails: it needs no mount
   * }</pre>
   */
  public S forWantOf(String call) {
    isNotNull();
    List<String> refused =
        actual.cause().map(Cause::refused).map(RefusedCalls::names).orElse(List.of());
    if (!refused.contains(call)) {
      fail("to have failed because its filter denies " + call);
    }
    return myself;
  }

  /**
   * Verify that the cause's message or the log contains this text.
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

  /** Return the individual pieces of evidence. */
  abstract List<Evidence> evidence();

  void fail(String expectation) {
    fail(expectation, "it is " + actual.described());
  }

  /**
   * Throw an assertion error. Logs are untrusted text: anything unsafe for a terminal is masked.
   *
   * @param instead the actual state, as a sentence of its own
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
