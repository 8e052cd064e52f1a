package io.github.kindproof.seccomp.lint;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.filter.Libseccomp;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import java.util.List;
import java.util.Set;

/** The runtimes, releases of libseccomp and architectures of the nodes. */
public record LintTargets(
    List<OciRuntime> runtimes, List<Libseccomp> libraries, Set<Architecture> architectures) {
  public LintTargets {
    runtimes = List.copyOf(runtimes);
    libraries = List.copyOf(libraries);
    architectures = Set.copyOf(architectures);
  }

  /** A remedy for a problem of some runtimes, which may not be those of the nodes. */
  String remedy(String remedy) {
    return runtimes.size() < RuntimeNeeds.measured().runtimes().size()
        ? remedy
        : remedy + ", or list the runtimes of your nodes in .kindproof-lint.yaml";
  }
}
