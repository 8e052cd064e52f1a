package io.github.kindproof.seccomp.filter;

import static io.github.kindproof.seccomp.filter.FilterSamples.MSEAL;
import static io.github.kindproof.seccomp.filter.FilterSamples.WIDE;
import static io.github.kindproof.seccomp.filter.FilterSamples.runc;
import static io.github.kindproof.seccomp.filter.FilterSamples.sentences;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Architecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each note on a profile that it is about, for runc 1.4.3 with libseccomp 2.5.4 on x86-64. */
class FilterNotesTest {
  private static final String UNLISTED =
      "The profile does not list SCMP_ARCH_X86, SCMP_ARCH_X32: every syscall gets KILL_THREAD there.";

  @Test
  void aProfileWithoutSurprisesHasOnlyTheUsualNotes() {
    assertThat(
            sentences(
                """
                {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
                  {"names": ["read", "write"], "action": "SCMP_ACT_ALLOW"}]}
                """))
        .containsExactly(
            "runc 1.4.3 returns ENOSYS for syscalls with a number above the newest that the profile"
                + " names: write (1) on SCMP_ARCH_X86_64.",
            UNLISTED);
  }

  @Test
  void wrongAnswersHaveExampleArguments() {
    assertThat(sentences(WIDE))
        .contains(
            "libseccomp 2.5.4 builds the filter wrong: on SCMP_ARCH_X86_64, lseek gets ALLOW, for"
                + " example with (0, 0x5), (0, 0x6). By the profile's rules, it should get ERRNO EPERM.");
  }

  @Test
  void aRuleThatAnswersAsTheDefaultIsLeftOut() {
    assertThat(
            sentences(
                """
                {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
                  {"names": ["mount", "umount2"], "action": "SCMP_ACT_ERRNO"},
                  {"names": ["mount"], "action": "SCMP_ACT_ALLOW"}]}
                """))
        .contains(
            "runc 1.4.3 leaves out rules with the action of the default (ERRNO EPERM): mount, umount2.");
  }

  @Test
  void conditionsOnOneArgumentBecomeRules() {
    assertThat(
            sentences(
                """
                {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
                  {"names": ["socket"], "action": "SCMP_ACT_ALLOW", "args": [
                    {"index": 0, "value": 38, "op": "SCMP_CMP_NE"},
                    {"index": 0, "value": 40, "op": "SCMP_CMP_NE"},
                    {"index": 1, "value": 1, "op": "SCMP_CMP_EQ"}]}]}
                """))
        .contains(
            "A rule for socket has several conditions on argument 0, so runc 1.4.3 makes a rule of"
                + " each of its 3 conditions: one that holds is enough.");
  }

  @Test
  void namesThatTheLibraryDoesNotKnow() {
    assertThat(sentences(MSEAL))
        .contains("libseccomp 2.5.4 does not know mseal: rules for it have no effect.");
  }

  /** It has had a number on x32 since 2.6.0 only; seen on a node with RuntimeDefault. */
  @Test
  void aNameThatTheLibraryHasNoNumberForOnOneArchitecture() {
    String profile =
        """
        {"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X32"], "syscalls": [
          {"names": ["map_shadow_stack", "futex_waitv"], "action": "SCMP_ACT_ALLOW"}]}
        """;
    String allowing = "060000000000ff7f";
    FilterComparison old =
        FilterComparison.of(
            FilterSamples.loaded(allowing), FilterSamples.profile(profile), runc("2.5.4"));
    assertThat(old.differences())
        .anyMatch(
            it ->
                it.architecture() == Architecture.X32
                    && it.call().equals("map_shadow_stack")
                    && it.expected().toString().equals("ERRNO ENOSYS"));
    assertThat(old.notes()).extracting(FilterNote::kind).doesNotContain("WrongAnswers");
  }

  @Test
  void rulesForMultiplexersAreAdded() {
    assertThat(
            sentences(
                """
                {"defaultAction": "SCMP_ACT_ERRNO",
                 "architectures": ["SCMP_ARCH_X86_64", "SCMP_ARCH_X86"], "syscalls": [
                  {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
                   "args": [{"index": 0, "value": 2, "op": "SCMP_CMP_EQ"}]},
                  {"names": ["connect", "shmget"], "action": "SCMP_ACT_ALLOW"}]}
                """))
        .contains(
            "On SCMP_ARCH_X86, libseccomp 2.5.4 adds rules for socketcall, through which programs"
                + " also call connect, socket. Conditions on the first argument do not apply there:"
                + " socket.",
            "On SCMP_ARCH_X86, libseccomp 2.5.4 adds rules for ipc, through which programs also call"
                + " shmget.");
  }

  @Test
  void anErrnoOfAnActionWithoutOneIsIgnored() {
    assertThat(
            sentences(
                """
                {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
                  {"names": ["mkdir"], "action": "SCMP_ACT_LOG", "errnoRet": 5}]}
                """))
        .containsExactly("runc 1.4.3 ignores the errno 5 of an action SCMP_ACT_LOG.", UNLISTED);
  }

  @Test
  void rulesThatContradictEachOther() {
    assertThat(
            sentences(
                """
                {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
                  {"names": ["mkdir"], "action": "SCMP_ACT_ERRNO", "errnoRet": 5},
                  {"names": ["mkdir"], "action": "SCMP_ACT_LOG"}]}
                """))
        .contains(
            "Rules with different actions (ERRNO EIO or LOG) match mkdir on SCMP_ARCH_X86_64, for"
                + " example with (0). The filter has the action ERRNO EIO.");
  }

  /**
   * GHSA-4q85-33p6-j5g6: up to libseccomp 2.6.0, one of two rules wins for some of the arguments
   * that both match, and the other one for the rest; from 2.6.1 on, the same one wins for all.
   */
  @Test
  void twoWideComparisonsWithDifferentActionsAreRightWithLibseccomp261() {
    String profile =
        """
        {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
          {"names": ["lseek"], "action": "SCMP_ACT_ERRNO",
           "args": [{"index": 1, "value": 4294967301, "op": "SCMP_CMP_LT"}]},
          {"names": ["lseek"], "action": "SCMP_ACT_KILL_PROCESS",
           "args": [{"index": 1, "value": 4294967296, "op": "SCMP_CMP_LE"}]}]}
        """;
    String both =
        "Rules with different actions (ERRNO EPERM or KILL_PROCESS) match lseek on"
            + " SCMP_ARCH_X86_64, for example with ";
    for (String before : List.of("2.5.4", "2.6.0")) {
      assertThat(sentences(profile, before))
          .contains(both + "(0), (0, 0x1), (0, 0x4). The filter has the action ERRNO EPERM.")
          .contains(both + "(0, 0x100000000). The filter has the action KILL_PROCESS.");
    }
    assertThat(sentences(profile, "2.6.1"))
        .contains(both + "(0), (0, 0x1), (0, 0x4). The filter has the action KILL_PROCESS.")
        .noneMatch(it -> it.endsWith("The filter has the action ERRNO EPERM."));
  }

  /** The same in 2.5.4, 2.6.0 and 2.6.1, as their programs show. */
  @Test
  void someWrongAnswersAreWrongWithLibseccomp261Too() {
    assertThat(sentences(WIDE, "2.6.1"))
        .anyMatch(it -> it.startsWith("libseccomp 2.6.1 builds the filter wrong"));
  }

  /** A fault of libseccomp up to 2.6.1: the program for x86 does not load the syscall's number. */
  @Test
  void anArchitectureWhoseRulesNeverMatch() {
    assertThat(
            sentences(
                """
                {"defaultAction": "SCMP_ACT_ALLOW",
                 "architectures": ["SCMP_ARCH_X86"], "syscalls": [
                  {"names": ["semop"], "action": "SCMP_ACT_ERRNO"}]}
                """))
        .contains(
            "libseccomp 2.5.4 builds the filter wrong: on SCMP_ARCH_X86, it does not load the number"
                + " of the syscall, so no rule ever matches there.");
  }
}
