package io.github.kindproof.seccomp.lint;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import java.util.List;
import java.util.Set;

/**
 * Where the profiles are to work.
 *
 * @param runtimes that start the containers
 * @param architectures of the nodes
 */
public record LintTargets(List<OciRuntime> runtimes, Set<Architecture> architectures) {
  /** Copies both. */
  public LintTargets {
    runtimes = List.copyOf(runtimes);
    architectures = Set.copyOf(architectures);
  }
}
