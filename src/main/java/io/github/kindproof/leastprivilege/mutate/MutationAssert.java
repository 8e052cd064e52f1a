package io.github.kindproof.leastprivilege.mutate;

import org.assertj.core.api.AbstractAssert;

/** Assertions on what mutants have shown; AssertJ's {@code assertThat(report)} gives one. */
public final class MutationAssert extends AbstractAssert<MutationAssert, MutationReport> {
  MutationAssert(MutationReport actual) {
    super(actual, MutationAssert.class);
  }

  /**
   * Passes if the workload does all its work under the profile, and misses each syscall that is
   * removed from it. Syscalls that its runtime may need on another occasion may be there too.
   *
   * <pre>{@code
   * assertThat(Mutator.mutate(nginx, minimized)).isMinimal(); // passes
   * assertThat(Mutator.mutate(nginx, withMountBeside)).isMinimal(); // fails: mount is not missed
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
          "%nExpecting the profile to be minimal for %s%nbut that does not miss%n  %s",
          actual.pod(), String.join(", ", actual.spare()));
    }
    return this;
  }
}
