package io.github.kindproof.leastprivilege;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.internal.progress.Screen;
import io.github.kindproof.leastprivilege.record.ProfileChange;
import io.github.kindproof.leastprivilege.record.WorkloadRecording;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.explain.Exploit;
import io.github.kindproof.seccomp.explain.Knowledge;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import io.github.kindproof.seccomp.knowledge.RuntimeNeeds;
import io.github.kindproof.seccomp.lint.LintConfig;
import io.github.kindproof.seccomp.lint.LintReport;
import io.github.kindproof.seccomp.lint.LintText;
import io.github.kindproof.seccomp.lint.Linter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** The assertions on a profile, as AssertJ's {@code assertThat(profile)} returns them. */
public final class ProfileAssert extends AbstractAssert<ProfileAssert, ProfileUnderTest> {
  ProfileAssert(ProfileUnderTest actual) {
    super(actual, ProfileAssert.class);
  }

  /**
   * Verify that {@code kindproof lint} finds no error in the profile.
   *
   * <pre>{@code
   * assertThat(fineGrainedComplete).hasNoLintError(); // passes
   * assertThat(withAMistypedCall).hasNoLintError(); // fails, with its line and column
   * }</pre>
   */
  public ProfileAssert hasNoLintError() {
    isNotNull();
    LintReport report = new Linter(LintConfig.none()).look(List.of(actual.file()));
    if (report.fails()) {
      String told = LintText.of(report, new Screen(false, false, true));
      failWithMessage("%nExpecting no lint errors%nbut:%n%s", told);
    }
    return this;
  }

  /**
   * Verify that the profile allows these syscalls with any arguments, and no others.
   *
   * <pre>{@code
   * assertThat(ofReadAndWrite).allowsExactly("read", "write"); // passes
   * assertThat(ofReadAndWrite).allowsExactly("read"); // fails: it allows write too
   * }</pre>
   *
   * @throws BadInputException if one of the names is not a syscall
   */
  public ProfileAssert allowsExactly(String... calls) {
    isNotNull();
    Set<String> expected = new TreeSet<>(Arrays.asList(known(calls)));
    Set<String> missing = new TreeSet<>(expected);
    missing.removeAll(actual.profile().allowed());
    Set<String> more = new TreeSet<>(actual.profile().allowed());
    more.removeAll(expected);
    if (!missing.isEmpty() || !more.isEmpty()) {
      failWithMessage(
          "%nExpecting %s to allow exactly %s%nbut it lacks %s%nand also allows %s",
          actual.file(), expected, missing, more);
    }
    return this;
  }

  /**
   * Verify that the profile allows the recorded syscalls of the workload and the syscalls that its
   * runtime makes before it starts, and nothing else.
   *
   * <pre>{@code
   * assertThat(madeOfTheRecording).allowsExactly(recording); // passes
   * assertThat(runtimeDefault).allowsExactly(recording); // fails, with all that it also allows
   * }</pre>
   */
  public ProfileAssert allowsExactly(WorkloadRecording recording) {
    isNotNull();
    ProfileChange change = ProfileChange.of(actual.profile(), recording.profile(List.of()));
    if (!change.isNone()) {
      failWithMessage(
          "%nExpecting %s to allow exactly what was recorded of %s%nbut%n%s",
          actual.file(), recording.pod(), change);
    }
    return this;
  }

  /**
   * Verify that the profile denies these syscalls, whatever their arguments.
   *
   * <pre>{@code
   * assertThat(fineGrained).refuses("mount", "ptrace", "bpf"); // passes
   * assertThat(fineGrained).refuses("read"); // fails
   * }</pre>
   *
   * @throws BadInputException if one of the names is not a syscall
   */
  public ProfileAssert refuses(String... calls) {
    isNotNull();
    SeccompFilter filter = SeccompFilter.of(actual.profile());
    List<String> made =
        Arrays.stream(known(calls)).filter(it -> filter.verdict(it) != CallVerdict.DENIED).toList();
    if (!made.isEmpty()) {
      failWithMessage("%nExpecting %s to deny%n  %s", actual.file(), String.join(", ", made));
    }
    return this;
  }

  /**
   * Verify that a container starts under the profile on these runtimes, with {@code
   * allowPrivilegeEscalation} both true and false. The syscalls that a runtime itself needs were
   * measured.
   *
   * <pre>{@code
   * assertThat(recordedOnRunc11).survives("runc 1.1"); // passes
   * assertThat(recordedOnRunc11).survives("runc 1.4"); // fails: that runtime needs statx
   * }</pre>
   *
   * @param runtime {@code crun}, or a line such as {@code runc 1.4} for all its measured versions
   * @throws BadInputException if the runtime was not measured
   */
  public ProfileAssert survives(String runtime) {
    isNotNull();
    for (OciRuntime each : measured(runtime)) {
      SeccompFilter filter = SeccompFilter.of(actual.profile(), FilterToolchain.of(each));
      for (boolean noNewPrivileges : new boolean[] {true, false}) {
        List<String> missing = RuntimeNeeds.measured().refusedBy(filter, each, noNewPrivileges);
        if (!missing.isEmpty()) {
          failWithMessage(
              "%nExpecting a container to start under %s on %s%nbut where "
                  + "allowPrivilegeEscalation is %s, that runtime needs%n  %s",
              actual.file(), each, !noNewPrivileges, String.join(", ", missing));
        }
      }
    }
    return this;
  }

  /**
   * Verify that the profile denies a syscall without which this published exploit does not work.
   *
   * <pre>{@code
   * assertThat(fineGrained).shuts("CVE-2022-0185"); // passes: fsconfig is denied
   * assertThat(fineGrained).shuts("CVE-2022-0847"); // fails: sendfile is allowed
   * }</pre>
   *
   * @param id the CVE number, for example {@code CVE-2022-0847}
   * @throws BadInputException if the exploit is not listed
   */
  public ProfileAssert shuts(String id) {
    isNotNull();
    List<Exploit> exploits = Knowledge.read().exploits();
    Exploit exploit =
        exploits.stream()
            .filter(it -> it.id().equals(id))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "'" + id + "'",
                        "is not among the listed exploits",
                        "choose one of "
                            + exploits.stream()
                                .map(Exploit::id)
                                .collect(Collectors.joining(", "))));
    if (!exploit.isShutBy(actual.profile())) {
      failWithMessage(
          "%nExpecting %s to block %s, %s%nbut it allows at least one of each of%n  %s",
          actual.file(), id, exploit.title(), exploit.needs());
    }
    return this;
  }

  private static List<OciRuntime> measured(String runtime) {
    List<OciRuntime> known = RuntimeNeeds.measured().runtimes();
    List<OciRuntime> meant = RuntimeNeeds.measured().runtimes(runtime);
    if (meant.isEmpty()) {
      throw new BadInputException(
          "'" + runtime + "'",
          "was not measured",
          "choose one of "
              + known.stream().map(OciRuntime::toString).collect(Collectors.joining(", ")));
    }
    return meant;
  }

  /** Check the names: every profile would seem to deny a misspelled syscall. */
  private static String[] known(String... calls) {
    Set<String> names = SyscallTable.names();
    for (String call : calls) {
      if (!names.contains(call)) {
        throw new BadInputException(
            "'" + call + "'",
            "is not a syscall",
            Nearest.to(call, names).map(it -> "did you mean " + it + "?").orElse("correct it"));
      }
    }
    return calls;
  }
}
