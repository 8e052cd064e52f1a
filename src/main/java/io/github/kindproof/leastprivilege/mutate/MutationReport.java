package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.AssertProvider;

/**
 * The results of running the mutants of a profile. Pure.
 *
 * @param pod the name of the workload's pod
 * @param profile the whole profile
 * @param differences the differences under the whole profile; if there are any, no mutant was run
 * @param uses the use of each syscall in the profile
 * @param minimized the profile without the syscalls that are not needed
 */
public record MutationReport(
    String pod,
    SeccompProfile profile,
    List<Difference> differences,
    List<CallFinding> uses,
    SeccompProfile minimized)
    implements AssertProvider<MutationAssert> {

  /** Return the syscalls that the profile allows and that are not needed. */
  public SortedSet<String> spare() {
    SortedSet<String> spare = new TreeSet<>(profile.allowed());
    spare.removeAll(minimized.allowed());
    return spare;
  }

  @Override
  public MutationAssert assertThat() {
    return new MutationAssert(this);
  }
}
