package io.github.kindproof.leastprivilege.mutate;

import org.assertj.core.api.AbstractAssert;

/** The assertions on a mutation report, as AssertJ's {@code assertThat(report)} returns them. */
public final class MutationAssert extends AbstractAssert<MutationAssert, MutationReport> {
  MutationAssert(MutationReport actual) {
    super(actual, MutationAssert.class);
  }

  /**
   * Verify that the workload does all its work under the profile, and that every syscall in the
   * profile is needed. Syscalls that the runtime may need on another occasion may remain.
   *
   * <pre>{@code
   * assertThat(Mutator.mutate(nginx, minimized)).isMinimal(); // passes
   * assertThat(Mutator.mutate(nginx, withMountAdded)).isMinimal(); // fails: mount is not needed
   * }</pre>
   */
  public MutationAssert isMinimal() {
    isNotNull();
    if (!actual.differences().isEmpty()) {
      failWithMessage(
          "%nExpecting the profile to be enough for %s%nbut under it%n  %s",
          actual.pod(), actual.differences().get(0));
    }
    if (!actual.spare().isEmpty()) {
      failWithMessage(
          "%nExpecting the profile to be minimal for %s%nbut it does not need%n  %s",
          actual.pod(), String.join(", ", actual.spare()));
    }
    return this;
  }
}
