package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What small profiles become under each runtime, where their JSON seems to say something else. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class FilterOracleIT {
  private static final List<String> FILES =
      List.of(
          "clone-without-clone3",
          "default-rule-then-allow",
          "default-rule-then-condition",
          "errno-on-log",
          "excluded-mount",
          "inet-only-with-x86",
          "loongarch64",
          "masked-value-outside-mask",
          "newer-names",
          "notify-close",
          "refused-family-then-all",
          "same-condition-two-errnos",
          "trace-default",
          "two-conditions-one-argument",
          "two-conditions-one-argument-and-another",
          "two-unequal-values",
          "upper-half-greater",
          "wide-compare");
  private static final OracleRuntime RUNC = new OracleRuntime("runc-1.4.4", "2.6.1");

  private static FilterOracle oracle;
  private static Map<Question, OracleAnswer> answers;

  private record Question(OracleRuntime runtime, String profile) {}

  /** Asks each runtime once: most of the time of a batch is the start of its container. */
  @BeforeAll
  static void ask() {
    oracle = FilterOracle.of(new Docker(Map.of()));
    Map<String, String> profiles = profiles();
    List<String> names = List.copyOf(profiles.keySet());
    answers = new HashMap<>();
    for (OracleRuntime runtime : OracleRuntime.all()) {
      List<OracleAnswer> all = oracle.build(runtime, List.copyOf(profiles.values()));
      for (int at = 0; at < all.size(); at++) {
        answers.put(new Question(runtime, names.get(at)), all.get(at));
      }
    }
  }

  private static Map<String, String> profiles() {
    Map<String, String> profiles = new LinkedHashMap<>();
    FILES.forEach(it -> profiles.put(it, file(it)));
    profiles.put("socketcall-eperm", withSocketcall(file("inet-only-with-x86"), 1));
    profiles.put("socketcall-enosys", withSocketcall(file("inet-only-with-x86"), 38));
    profiles.put(
        "architecture-listed",
        file("clone-without-clone3")
            .replaceFirst("\\{", "{\"architectures\": [\"SCMP_ARCH_X86_64\"], "));
    profiles.put("logged", flagged("SECCOMP_FILTER_FLAG_LOG"));
    profiles.put("waiting", flagged("SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV"));
    profiles.put("empty", "{}");
    profiles.put("too-long", tooLong());
    return profiles;
  }

  private static String flagged(String flag) {
    return "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"flags\": [\"%s\"]}".formatted(flag);
  }

  private static String withSocketcall(String profile, int errno) {
    String rule =
        "{\"names\": [\"socketcall\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": %d}, "
            .formatted(errno);
    return profile.replaceFirst("(?<=\"syscalls\": \\[)", rule);
  }

  private static String tooLong() {
    String rule =
        """
        {"names": ["lseek"], "action": "SCMP_ACT_ALLOW",
         "args": [{"index": 1, "value": %d, "op": "SCMP_CMP_EQ"}]}""";
    String rules =
        IntStream.range(0, 5000).mapToObj(rule::formatted).collect(Collectors.joining(", "));
    return "{\"defaultAction\": \"SCMP_ACT_ERRNO\", \"syscalls\": [%s]}".formatted(rules);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # A rule with the default's action is skipped.
          default-rule-then-allow       | mount                | ALLOW
          refused-family-then-all       | socket 38            | ERRNO EPERM
          refused-family-then-all       | socket 2             | ALLOW
          default-rule-then-condition   | personality 0        | ALLOW
          default-rule-then-condition   | personality 1        | ERRNO EPERM
          # Two conditions on one argument: each condition of the entry becomes a rule.
          two-conditions-one-argument   | socket 2             | ALLOW
          two-conditions-one-argument   | socket 38            | ALLOW
          two-conditions-one-argument   | socket 40            | ALLOW
          two-conditions-one-argument-and-another | socket 1 9 | ALLOW
          two-conditions-one-argument-and-another | socket 9 1 | ALLOW
          two-conditions-one-argument-and-another | socket 9 9 | ERRNO EPERM
          # The mask applies to both sides.
          masked-value-outside-mask     | clone 4              | ALLOW
          masked-value-outside-mask     | clone 2              | ERRNO EPERM
          # A comparison sees 64 bits, and the kernel takes 32 of them.
          upper-half-greater            | socket 40            | ERRNO EPERM
          upper-half-greater            | socket 0x100000028   | ALLOW
          # GHSA-4q85-33p6-j5g6: 5 is neither less than 5 nor at least 2^32 + 5. libseccomp 2.6.1
          # still allows it.
          wide-compare                  | lseek 0 4            | ALLOW
          wide-compare                  | lseek 0 5            | ALLOW
          wide-compare                  | lseek 0 0x100000004  | ERRNO EPERM
          wide-compare                  | lseek 0 0x100000005  | ALLOW
          notify-close                  | close                | NOTIFY
          notify-close                  | read                 | ALLOW
          notify-close                  | getpid               | ERRNO EPERM
          clone-without-clone3          | clone                | ALLOW
          clone-without-clone3          | clone3               | ERRNO EPERM
          trace-default                 | getpid               | TRACE
          trace-default                 | read                 | ALLOW
          # Nothing but CRI-O reads excludes.
          excluded-mount                | mount                | ERRNO EPERM
          excluded-mount                | move_mount           | ALLOW
          """)
  void eachRuntimeBuildsTheSame(String profile, String call, String answer) {
    for (OracleRuntime runtime : OracleRuntime.all()) {
      assertThat(answer(runtime, profile, call(Architecture.X86_64, call)))
          .as("%s", runtime)
          .isEqualTo(answer);
    }
  }

  @Test
  void youkiTakesTheMaskForTheValue() {
    for (OracleRuntime runtime : OracleRuntime.all()) {
      SeccompData clone = call(Architecture.X86_64, "clone 6");
      assertThat(answer(runtime, "masked-value-outside-mask", clone))
          .as("%s", runtime)
          .isEqualTo(runtime.equals(OracleRuntime.YOUKI) ? "ERRNO EPERM" : "ALLOW");
    }
  }

  @Test
  void libseccompAllowsSocketcallWithoutTheCondition() {
    for (OracleRuntime runtime : OracleRuntime.all()) {
      String profile = "inet-only-with-x86";
      SeccompData unix = call(Architecture.X86_64, "socket 1");
      SeccompData anySocket = call(Architecture.X86, "socketcall 1");
      SeccompData bind = call(Architecture.X86, "socketcall 2");
      assertThat(answer(runtime, profile, unix)).as("%s", runtime).isEqualTo("ERRNO EPERM");
      assertThat(answer(runtime, profile, anySocket)).as("%s", runtime).isEqualTo("ALLOW");
      assertThat(answer(runtime, profile, bind)).as("%s", runtime).isEqualTo("ERRNO EPERM");
      // A rule with the default's errno is skipped, another errno's closes it.
      assertThat(answer(runtime, "socketcall-eperm", anySocket))
          .as("%s", runtime)
          .isEqualTo("ALLOW");
      assertThat(answer(runtime, "socketcall-enosys", anySocket))
          .as("%s", runtime)
          .isEqualTo("ERRNO ENOSYS");
    }
  }

  @Test
  void everyRuntimeRefusesTwoErrnosOfOneCondition() {
    for (OracleRuntime runtime : OracleRuntime.all()) {
      assertThat(refusal(runtime, "same-condition-two-errnos"))
          .matches("(?i).*(file exists|failure regarding the existence of argument)");
    }
  }

  @Test
  void onlyCrunRefusesAnErrnoOnAnActionWithoutErrno() {
    for (OracleRuntime runtime : OracleRuntime.ofRunc()) {
      SeccompData read = call(Architecture.X86_64, "read");
      assertThat(answer(runtime, "errno-on-log", read)).as("%s", runtime).isEqualTo("LOG");
    }
    assertThat(refusal(OracleRuntime.CRUN, "errno-on-log"))
        .isEqualTo("errno value specified for action `SCMP_ACT_LOG`");
  }

  /** Before runc 1.2 a profile had to list the architecture for that. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          runc-1.1.14 | ERRNO EPERM
          runc-1.2.8  | ERRNO ENOSYS
          runc-1.5.3  | ERRNO ENOSYS
          crun-1.8.1  | ERRNO EPERM
          """)
  void runcAnswersEnosysToCallsThatTheProfileIsOlderThan(String name, String answer) {
    SeccompData newer = call(Architecture.X86_64, "pidfd_getfd"); // follows openat2
    OracleRuntime runtime = new OracleRuntime(name, "2.5.4");
    assertThat(answer(runtime, "clone-without-clone3", newer)).isEqualTo(answer);
    assertThat(answer(runtime, "architecture-listed", newer))
        .isEqualTo(runtime.isRunc() ? "ERRNO ENOSYS" : "ERRNO EPERM");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2.5.4 | ALLOW       | ALLOW       | LOG
          2.6.0 | ERRNO EPERM | ALLOW       | LOG
          2.6.1 | ERRNO EPERM | ERRNO EPERM | ALLOW
          """)
  void releasesOfLibseccompDiffer(
      String libseccomp, String mseal, String rseqSliceYield, String unequal) {
    for (OracleRuntime runtime : OracleRuntime.all()) {
      if (runtime.libseccomp().equals(libseccomp)) {
        // libseccomp skips a name that it does not know.
        SeccompData newest = SeccompData.of(Architecture.X86_64.auditCode(), 471);
        assertThat(answer(runtime, "newer-names", call(Architecture.X86_64, "mseal")))
            .isEqualTo(mseal);
        assertThat(answer(runtime, "newer-names", newest)).isEqualTo(rseqSliceYield);
        // The second rule wins where both hold only from 2.6.1 on.
        SeccompData wide = call(Architecture.X86_64, "lseek 0 0x100000000");
        assertThat(answer(runtime, "two-unequal-values", wide)).isEqualTo(unequal);
      }
    }
  }

  @Test
  void runcRefusesAnArchitectureThatItDoesNotKnow() {
    for (String older : List.of("runc-1.1.14", "runc-1.2.8", "runc-1.3.7")) {
      assertThat(refusal(new OracleRuntime(older, "2.6.1"), "loongarch64"))
          .isEqualTo("string SCMP_ARCH_LOONGARCH64 is not a valid arch for seccomp");
    }
    SeccompData mount = call(Architecture.X86_64, "mount");
    for (String newer : List.of("runc-1.4.4", "runc-1.5.3", "runc-1.6.0-rc.1")) {
      assertThat(answer(new OracleRuntime(newer, "2.6.1"), "loongarch64", mount))
          .isEqualTo("ERRNO EPERM");
    }
  }

  /** crun 1.21 looks for a kept filter by a checksum of the profile that leaves out errnoRet. */
  @ParameterizedTest
  @CsvSource({"crun-1.8.1, 2.5.4, ERRNO ENOSYS", "crun-1.21, 2.6.0, ERRNO EPERM"})
  void newerCrunMistakesProfilesThatDifferInErrnoOnly(
      String crun, String libseccomp, String second) {
    OracleRuntime runtime = new OracleRuntime(crun, libseccomp);
    SeccompData mkdir = call(Architecture.X86_64, "mkdir");
    try (RunningOracle running = oracle.startWithState(runtime)) {
      assertThat(answer(running.build(refusingMkdir(1)), mkdir)).isEqualTo("ERRNO EPERM");
      assertThat(answer(running.build(refusingMkdir(38)), mkdir)).isEqualTo(second);
    }
  }

  private static String refusingMkdir(int errno) {
    return """
    {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
      {"names": ["mkdir"], "action": "SCMP_ACT_ERRNO", "errnoRet": %d}]}"""
        .formatted(errno);
  }

  @Test
  void flagsAreThoseOfTheSyscall() {
    assertThat(built(RUNC, "logged").flags()).isEqualTo(2);
    assertThat(built(RUNC, "notify-close").flags()).isEqualTo(4 | 8);
    assertThat(built(OracleRuntime.CRUN, "logged").flags()).isEqualTo(2);
    assertThat(built(OracleRuntime.CRUN, "notify-close").flags()).isEqualTo(4 | 8);
    assertThat(refusal(new OracleRuntime("runc-1.1.14", "2.6.1"), "logged"))
        .isEqualTo("seccomp flags are not yet supported by runc");
    assertThat(refusal(RUNC, "waiting")).endsWith("is not known to runc");
    assertThat(built(new OracleRuntime("runc-1.5.3", "2.6.1"), "waiting").flags()).isEqualTo(32);
    assertThat(built(OracleRuntime.CRUN, "waiting").flags()).isEqualTo(32);
  }

  @Test
  void runcStartsAContainerWithoutAFilter() {
    assertThat(asked(RUNC, "empty")).isEqualTo(new OracleAnswer.Unfiltered());
    assertThat(refusal(OracleRuntime.CRUN, "empty")).contains("'defaultAction' not present");
  }

  @Test
  void theKernelTakesNoLongerProgram() {
    for (OracleRuntime runtime : OracleRuntime.all()) {
      assertThat(refusal(runtime, "too-long"))
          .matches("(?i).*(invalid argument|system failure beyond the control of libseccomp)");
    }
  }

  /** Each release of libseccomp loops for ever on this one; the others of a batch are answered. */
  @Test
  void aHangEndsNoBatch() {
    List<String> profiles = List.of(file("hang"), "{}");
    assertThat(oracle.build(RUNC, profiles))
        .containsExactly(
            new OracleAnswer.Failed("no filter within 8s of processor time"),
            new OracleAnswer.Unfiltered());
    assertThat(oracle.build(OracleRuntime.CRUN, profiles))
        .first()
        .isEqualTo(new OracleAnswer.Failed("no filter within 8s of processor time"));
  }

  private static String file(String name) {
    return PackagedFile.text(FilterOracleIT.class, name + ".json");
  }

  private static String answer(OracleRuntime runtime, String profile, SeccompData call) {
    return answer(asked(runtime, profile), call);
  }

  private static String answer(OracleAnswer answer, SeccompData call) {
    assertThat(answer).isInstanceOf(OracleAnswer.Built.class);
    return ((OracleAnswer.Built) answer).program().answer(call).toString();
  }

  private static OracleAnswer asked(OracleRuntime runtime, String profile) {
    return Objects.requireNonNull(answers.get(new Question(runtime, profile)));
  }

  private static OracleAnswer.Built built(OracleRuntime runtime, String profile) {
    OracleAnswer answer = asked(runtime, profile);
    assertThat(answer).as("%s", runtime).isInstanceOf(OracleAnswer.Built.class);
    return (OracleAnswer.Built) answer;
  }

  private static String refusal(OracleRuntime runtime, String profile) {
    OracleAnswer answer = asked(runtime, profile);
    assertThat(answer).as("%s", runtime).isInstanceOf(OracleAnswer.Refused.class);
    return ((OracleAnswer.Refused) answer).reason();
  }

  /** Parse a syscall and its arguments, such as {@code socket 0x100000028}. */
  private static SeccompData call(Architecture architecture, String words) {
    String[] parts = words.split(" ");
    long[] arguments = Arrays.stream(parts).skip(1).mapToLong(Long::decode).toArray();
    int number = SyscallTable.of(architecture).call(parts[0]).orElseThrow().number();
    return SeccompData.of(architecture.auditCode(), number, arguments);
  }
}
