package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Outcome;
import java.util.Optional;

/**
 * A copy of a pod that ran before, started on a changed node before the node takes pods again.
 *
 * @param of the original pod, namespace and name
 * @param outcome the outcome of the copy
 * @param before the seccomp mode of the original pod
 * @param after the seccomp mode of the copy; empty if it did not run
 */
public record Trial(String of, Outcome outcome, SeccompMode before, Optional<SeccompMode> after) {}
