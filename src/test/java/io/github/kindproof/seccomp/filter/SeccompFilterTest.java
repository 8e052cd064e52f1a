package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.file.RuntimeSpec;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class SeccompFilterTest {
  private static final String FILTER =
      """
      {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
        {"names": ["read", "openat", "clone3"], "action": "SCMP_ACT_ALLOW"},
        {"names": ["write"], "action": "SCMP_ACT_LOG"},
        {"names": ["ptrace"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38},
        {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
         "args": [{"index": 0, "value": 40, "op": "SCMP_CMP_NE"}]},
        {"names": ["personality"], "action": "SCMP_ACT_NONSENSE"}]}
      """;

  @ParameterizedTest
  @CsvSource({
    "read, ALLOWED, false",
    "write, ALLOWED, false",
    "ptrace, DENIED, false", // it answers ENOSYS
    "socket, CONDITIONAL, false",
    "statx, DENIED, true",
    "personality, DENIED, true", // a rule that nobody understands helps nobody
    "openat2, DENIED, false", // newer than clone3, the newest that the profile names
    "faccessat2, DENIED, false",
  })
  void aCallIsAnsweredByItsRule(String call, CallVerdict verdict, boolean refused)
      throws IOException {
    assertThat(filter(FILTER).verdict(call)).isEqualTo(verdict);
    assertThat(filter(FILTER).isRefused(call)).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({"runc 1.5.3, CONDITIONAL", "crun 1.21, CONDITIONAL", "youki 0.7.0, ALLOWED"})
  void youkiTakesTheMaskForTheValue(String runtime, CallVerdict ofClone) {
    String likeRuntimeDefault =
        """
        {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
          {"names": ["clone"], "action": "SCMP_ACT_ALLOW",
           "args": [{"index": 0, "value": 2114060288, "op": "SCMP_CMP_MASKED_EQ"}]}]}
        """;
    SeccompFilter filter =
        SeccompFilter.of(
            ProfileFile.understood(likeRuntimeDefault, false).profiles().get(0).profile(),
            FilterToolchain.of(OciRuntime.parse(runtime)));

    assertThat(filter.verdict("clone")).isEqualTo(ofClone);
  }

  @Test
  void aDefaultThatLogsLetsEverythingThrough() throws IOException {
    SeccompFilter filter = filter("{\"defaultAction\": \"SCMP_ACT_LOG\"}");

    assertThat(filter.verdict("statx")).isEqualTo(CallVerdict.ALLOWED);
    assertThat(filter).hasToString("default SCMP_ACT_LOG, 0 rules");
  }

  @Test
  void aDefaultOfEnosysIsNoRefusal() throws IOException {
    SeccompFilter filter =
        filter(FILTER.replace("\"syscalls\"", "\"defaultErrnoRet\": 38, \"syscalls\""));

    assertThat(filter.isRefused("statx")).isFalse();
  }

  @Test
  void aCallThatKillsIsToldFromOneThatIsRefused() throws IOException {
    SeccompFilter filter =
        filter(
            """
            {"defaultAction": "SCMP_ACT_KILL", "syscalls": [
              {"names": ["read", "openat2"], "action": "SCMP_ACT_ALLOW"},
              {"names": ["socket"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]},
              {"names": ["mount"], "action": "SCMP_ACT_ERRNO"},
              {"names": ["reboot"], "action": "SCMP_ACT_KILL_PROCESS"}]}
            """);

    assertThat(filter.deadlyFor("write")).contains(SeccompAction.KILL_THREAD);
    assertThat(filter.deadlyFor("socket")).contains(SeccompAction.KILL_THREAD);
    assertThat(filter.deadlyFor("reboot")).contains(SeccompAction.KILL_PROCESS);
    assertThat(filter.deadlyFor("read")).isEmpty();
    assertThat(filter.deadlyFor("mount")).isEmpty();
    assertThat(filter.deadlyFor("faccessat2")).as("runc answers ENOSYS").isEmpty();
    assertThat(filter.endsEverything()).isFalse();
    assertThat(filter.deadlyActions())
        .containsExactlyInAnyOrder(SeccompAction.KILL_THREAD, SeccompAction.KILL_PROCESS);
  }

  @Test
  void aFilterThatOnlyRefusesEndsNobody() throws IOException {
    assertThat(filter(FILTER).deadlyActions()).isEmpty();
    assertThat(filter("{\"defaultAction\": \"SCMP_ACT_KILL\"}").endsEverything()).isTrue();
    assertThat(filter("{\"defaultAction\": \"SCMP_ACT_TRAP\"}").deadlyActions())
        .containsExactly(SeccompAction.TRAP);
  }

  @Test
  void aFilterWithoutRulesRefusesNewCallsToo() throws IOException {
    assertThat(filter("{\"defaultAction\": \"SCMP_ACT_ERRNO\"}").isRefused("openat2")).isTrue();
  }

  @Test
  void whetherPrivilegesMayBeGainedIsToldWithIt() throws IOException {
    assertThat(filter(FILTER).noNewPrivileges()).isFalse();
    String spec =
        """
        {"process": {"noNewPrivileges": true},
         "linux": {"seccomp": {"defaultAction": "SCMP_ACT_ALLOW"}}}
        """;
    assertThat(RuntimeSpec.filter(json(spec)).orElseThrow().noNewPrivileges()).isTrue();
    assertThat(RuntimeSpec.filter(json("{\"linux\": {}}"))).isEmpty();
  }

  private static SeccompFilter filter(String seccomp) throws IOException {
    return RuntimeSpec.filter(json("{\"linux\": {\"seccomp\": " + seccomp + "}}")).orElseThrow();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
