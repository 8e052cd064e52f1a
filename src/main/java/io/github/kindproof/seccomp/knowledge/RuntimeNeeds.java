package io.github.kindproof.seccomp.knowledge;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The syscalls that a runtime itself needs under a container's filter, before it hands over to the
 * container's program: measured by {@code tools/runtime-needs.sh}, kept in {@code
 * needed-calls.yaml}.
 */
public final class RuntimeNeeds {
  /**
   * Syscalls whose success is no more than a 0, so that a runtime does not notice that errno 0 only
   * reports it: with runc 1.1.5, the container of another user then runs as root.
   */
  public static final Set<String> TAKEN_AT_THEIR_WORD =
      Set.of("setuid", "setgid", "setgroups", "setresuid", "setresgid", "capset", "prctl");

  private static final RuntimeNeeds MEASURED = new RuntimeNeeds();

  private final List<RuntimeEntry> entries = RuntimeEntry.read("needed-calls.yaml");

  private RuntimeNeeds() {}

  /**
   * The needs of one runtime.
   *
   * @param runtime the runtime that was measured
   * @param calls the syscalls, each of which is required to start a container
   * @param oneOf groups of syscalls; it needs one of each: the first or, if that is denied, the
   *     other as a fallback
   */
  public record Needs(OciRuntime runtime, List<String> calls, List<List<String>> oneOf) {}

  public static RuntimeNeeds measured() {
    return MEASURED;
  }

  /**
   * Return the syscalls that the runtime of a Go program such as runc may make at any moment, or
   * never: it depends on the timing of its threads.
   */
  public static List<String> atAnyMoment() {
    return PackagedFile.text(RuntimeNeeds.class, "go-runtime-calls.txt").lines().toList();
  }

  /**
   * Return the measured releases that count unless others are named: without previews of releases
   * to come, and without youki, which few nodes have.
   */
  public List<OciRuntime> runtimes() {
    return measured(it -> !it.isPreview() && it.kind() != OciRuntime.Kind.YOUKI);
  }

  /**
   * Return the measured runtimes that match, with previews and youki.
   *
   * @param wanted a program ({@code crun}), a line of it ({@code runc 1.4}) or a release; all of
   *     its builds match
   */
  public List<OciRuntime> runtimes(String wanted) {
    return measured(
        it ->
            (it.kind().program() + " " + it.version() + ".").startsWith(wanted + ".")
                || it.kind().program().equals(wanted)
                || it.toString().equals(wanted));
  }

  private List<OciRuntime> measured(Predicate<OciRuntime> wanted) {
    return entries.stream().map(RuntimeEntry::oci).filter(wanted).toList();
  }

  /**
   * Return the needs of this runtime or, if it was not measured, of the nearest release of its
   * line.
   *
   * @param noNewPrivileges whether the process may gain no privileges: the filter is then loaded
   *     later
   */
  public Optional<Needs> of(OciRuntime runtime, boolean noNewPrivileges) {
    return RuntimeEntry.nearest(runtime, entries)
        .map(
            entry ->
                noNewPrivileges
                    ? new Needs(entry.oci(), entry.withoutPrivilegeEscalation(), List.of())
                    : new Needs(
                        entry.oci(),
                        entry.withPrivilegeEscalation(),
                        entry.withPrivilegeEscalationOneOf()));
  }

  /**
   * Return the syscalls that this runtime needs and its filter always denies, without groups; none
   * if the runtime refuses the profile.
   *
   * @param filter the filter that the runtime builds
   */
  public List<String> refusedBy(SeccompFilter filter, OciRuntime runtime, boolean noNewPrivileges) {
    if (filter.refusal().isPresent()) {
      return List.of();
    }
    return of(runtime, noNewPrivileges).map(Needs::calls).orElse(List.of()).stream()
        .filter(call -> filter.verdict(call) == CallVerdict.DENIED)
        .filter(call -> !(TAKEN_AT_THEIR_WORD.contains(call) && filter.pretends(call)))
        .toList();
  }
}
