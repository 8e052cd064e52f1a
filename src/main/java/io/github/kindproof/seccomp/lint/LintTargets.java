package io.github.kindproof.seccomp.lint;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import java.util.List;
import java.util.Set;

/** The runtimes and architectures of the nodes. */
public record LintTargets(List<OciRuntime> runtimes, Set<Architecture> architectures) {
  public LintTargets {
    runtimes = List.copyOf(runtimes);
    architectures = Set.copyOf(architectures);
  }
}
