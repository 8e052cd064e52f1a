package io.github.kindproof.seccomp.lint;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.List;
import java.util.Set;

/** The runtimes and architectures of the nodes. */
public record LintTargets(List<OciRuntime> runtimes, Set<Architecture> architectures) {
  public LintTargets {
    runtimes = List.copyOf(runtimes);
    architectures = Set.copyOf(architectures);
  }

  /** A remedy for a problem of some runtimes, which may not be those of the nodes. */
  String remedy(String remedy) {
    return runtimes.size() < RuntimeNeeds.measured().runtimes().size()
        ? remedy
        : remedy + ", or list the runtimes of your nodes in .kindproof-lint.yaml";
  }
}
