package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.assertj.core.api.AssertProvider;

/**
 * What mutants of a profile have shown. Pure.
 *
 * @param pod the workload
 * @param profile the whole profile
 * @param differences what differs under the whole profile; if anything does, no mutant was run
 * @param uses what each syscall of the profile is needed for
 * @param minimized the profile without the syscalls that are not needed
 */
public record MutationReport(
    String pod,
    SeccompProfile profile,
    List<Difference> differences,
    List<CallFinding> uses,
    SeccompProfile minimized)
    implements AssertProvider<MutationAssert> {

  /** The syscalls that the profile allows and that are not needed. */
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
