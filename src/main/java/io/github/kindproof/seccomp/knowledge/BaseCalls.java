package io.github.kindproof.seccomp.knowledge;

import io.github.kindproof.catalog.OciRuntime;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The syscalls that a runtime made under a container's filter before the container's program began:
 * recorded by {@code tools/base-calls.sh} with a program that does nothing, kept in {@code
 * base-calls.yaml}. Not all of them are needed, see {@link RuntimeNeeds}; with all of them the
 * runtime takes the same path as it did there.
 */
public final class BaseCalls {
  private static final List<RuntimeEntry> RECORDED = RuntimeEntry.read("base-calls.yaml");

  private BaseCalls() {}

  static List<OciRuntime> runtimes() {
    return RECORDED.stream().map(RuntimeEntry::oci).toList();
  }

  /**
   * Return the syscalls of a runtime, whether or not its containers may gain privileges. If it was
   * not recorded, use the nearest release of its line.
   */
  public static Optional<SortedSet<String>> of(OciRuntime runtime) {
    return RuntimeEntry.nearest(runtime, RECORDED)
        .map(
            entry -> {
              SortedSet<String> calls = new TreeSet<>(entry.withPrivilegeEscalation());
              calls.addAll(entry.withoutPrivilegeEscalation());
              return calls;
            });
  }
}
