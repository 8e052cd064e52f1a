package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Outcome;
import java.util.Optional;

/**
 * A copy of a pod that ran before, started on a changed node before the node takes pods again.
 *
 * @param of the pod that was copied, namespace and name
 * @param outcome what became of the copy
 * @param before the seccomp mode of the pod that was copied
 * @param after that of the copy; empty if it did not run
 */
public record Trial(String of, Outcome outcome, SeccompMode before, Optional<SeccompMode> after) {}
