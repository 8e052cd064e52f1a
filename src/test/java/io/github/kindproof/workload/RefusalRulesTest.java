package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.Errno;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.SeccompRule;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.filter.SeccompFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalRulesTest {
  private static final List<SeccompRule> COMPLETE =
      ProfileFile.read(Path.of("profiles/fine-grained-complete.json")).rules();
  private static final ObservedRuntime RUNC_1_4 =
      new ObservedRuntime("2.3.7", new OciRuntime(OciRuntime.Kind.RUNC, "1.4.4"), "2.5.4");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "statx | error closing exec fds: get handle to /proc/thread-self/fd: get root mount id:"
            + " statx(STATX_MNT_ID_...) fsmount:fscontext:proc/: could not get mount id: operation"
            + " not permitted",
        "fstat | reopen exec fifo: get safe /proc/thread-self/fd handle: fstat"
            + " fsmount:fscontext:proc: operation not permitted",
        "fstatfs | ensure /proc/self/fd is on procfs: operation not permitted",
        "newfstatat | libcrypt.so.1: cannot stat shared object: Operation not permitted",
        "openat | libcrypt.so.1: cannot open shared object file: Operation not permitted",
        "read | libcrypt.so.1: cannot read file data: Operation not permitted",
        "newfstatat | unable to setup user: stat /dev/null: operation not permitted",
        "fstat | unable to setup user: fstat /dev/stdin: operation not permitted",
        "setgroups | unable to setup user: setgroups: operation not permitted",
        "execve | exec /usr/sbin/nginx: operation not permitted",
        "openat2 | openat2 /proc/self/fd: operation not permitted",
        "socket | nginx: [emerg] socket() 0.0.0.0:80 failed (1: Operation not permitted)",
        "setgid | nginx: [emerg] setgid(33) failed (1: Operation not permitted)",
      })
  void theCallThatAMessageStandsForIsNamedIfItIsRefused(String call, String message) {
    Optional<RefusedCalls> refused = explain("Error", message, without(call), null);

    assertThat(refused).hasValueSatisfying(it -> assertThat(it.names()).containsExactly(call));
    assertThat(refused).hasValueSatisfying(it -> assertThat(it.certain()).isTrue());
    assertThat(explain("Error", message, filter(COMPLETE), null))
        .as("a filter that makes all of them is no reason")
        .isEmpty();
  }

  @Test
  void aShellThatCannotStartAProgramDoesNotSayWhyAndItsFilterDoes() {
    String message = "Liveness probe failed: sh: 1: Cannot fork";
    assertThat(explain("", message, without("vfork"), null))
        .hasValueSatisfying(it -> assertThat(it.names()).contains("vfork"));
    assertThat(
            RefusalRules.explain(
                Cause.of("", message, "event"),
                KillRulesTest.filter(KillRulesTest.only("mkdir", "ERRNO")),
                null))
        .as("a limit of processes, and not the filter")
        .isEmpty();
  }

  @Test
  void aMessageThatStandsForOneOfTwoNamesWhatIsRefusedOfThem() {
    SeccompFilter filter = filter(List.of(SeccompRule.allow(List.of("read", "statx", "clone3"))));
    String message = "libc.so.6: cannot stat shared object: Operation not permitted";

    assertThat(explain("Error", message, filter, null).orElseThrow().named())
        .containsExactly("fstat", "newfstatat");
  }

  @Test
  void aRuntimeThatSaysNothingIsExplainedByWhatItNeeds() {
    String message = "cannot start a container that has stopped";

    RefusedCalls refused = explain("StartError", message, without("statx"), RUNC_1_4).orElseThrow();

    assertThat(refused.names()).containsExactly("statx");
    assertThat(refused.certain()).isFalse();
    assertThat(refused)
        .hasToString(
            "likely because its filter denies statx"
                + " (runc 1.4.4 needs statx to start any container)");
    assertThat(explain("StartError", message, filter(COMPLETE), RUNC_1_4)).isEmpty();
    assertThat(explain("StartError", message, without("statx"), null)).isEmpty();
    assertThat(explain("Error", message, without("statx"), RUNC_1_4))
        .as("a program that ran was not kept from it by its runtime's needs")
        .isEmpty();
  }

  @Test
  void whatItWillFailOfNextIsToldWithWhatItFailedOf() {
    String message = "reopen exec fifo: fstat fsmount:fscontext:proc: operation not permitted";
    SeccompFilter filter =
        filter(
            without("statx").profile().rules().stream()
                .map(
                    rule ->
                        SeccompRule.allow(
                            rule.names().stream().filter(name -> !name.equals("fstat")).toList()))
                .toList());

    RefusedCalls refused = explain("StartError", message, filter, RUNC_1_4).orElseThrow();

    assertThat(refused.named()).containsExactly("fstat");
    assertThat(refused.needed()).containsExactly("statx");
    assertThat(refused.certain()).isTrue();
    assertThat(refused)
        .hasToString(
            "its filter denies fstat, statx (the message names it;"
                + " runc 1.4.4 needs statx to start any container)");
  }

  @Test
  void anotherPatchOfTheLineIsTakenToNeedTheSame() {
    ObservedRuntime other =
        new ObservedRuntime("2.3.7", new OciRuntime(OciRuntime.Kind.RUNC, "1.4.99"), "");

    assertThat(explain("StartError", "stopped", without("statx"), other).orElseThrow().why())
        .isEqualTo("runc 1.4.99, like runc 1.4.4, needs statx to start any container");
  }

  @Test
  void aRuntimeThatWasNotMeasuredIsNotGuessedAt() {
    ObservedRuntime unknown =
        new ObservedRuntime("2.3.7", new OciRuntime(OciRuntime.Kind.RUNC, "9.9.9"), "");

    assertThat(explain("StartError", "stopped", without("statx"), unknown)).isEmpty();
  }

  @Test
  void aFilterThatRefusesEverythingNamesNothing() {
    SeccompFilter nothing = filter(List.of());

    assertThat(explain("StartError", "stopped", nothing, RUNC_1_4)).isEmpty();
    assertThat(explain("Error", "statx /: operation not permitted", nothing, RUNC_1_4)).isEmpty();
  }

  @Test
  void wordsThatAreNoCallNameNothing() {
    String message = "mkdir(1) of something else: operation not permitted";

    assertThat(explain("Error", "no such thing: operation not permitted", without("statx"), null))
        .isEmpty();
    assertThat(explain("Error", message, without("statx"), null)).isEmpty();
  }

  private static Optional<RefusedCalls> explain(
      String reason, String message, SeccompFilter filter, @Nullable ObservedRuntime runtime) {
    Cause cause = new Cause(reason, message, "a test", Errno.in(message).orElse(null), 1);
    return RefusalRules.explain(cause, filter, runtime);
  }

  private static SeccompFilter without(String call) {
    return filter(
        COMPLETE.stream()
            .map(
                rule ->
                    SeccompRule.allow(
                        rule.names().stream().filter(name -> !name.equals(call)).toList()))
            .toList());
  }

  private static SeccompFilter filter(List<SeccompRule> rules) {
    return SeccompFilter.of(
        new SeccompProfile(
            SeccompAction.ERRNO, OptionalInt.empty(), List.of(), List.of(), rules, List.of()),
        false);
  }
}
