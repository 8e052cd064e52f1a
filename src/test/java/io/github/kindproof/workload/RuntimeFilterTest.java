package io.github.kindproof.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.workload.RuntimeFilter.Answer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuntimeFilterTest {
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
    "read, MADE",
    "write, MADE",
    "ptrace, REFUSED",
    "socket, BY_ARGUMENTS",
    "statx, REFUSED",
    "personality, REFUSED", // a rule that nobody understands helps nobody
    "openat2, UNKNOWN", // newer than clone3, the newest that the profile names
    "faccessat2, UNKNOWN",
  })
  void aCallIsAnsweredByItsRule(String call, Answer answer) throws IOException {
    assertThat(filter(FILTER).answer(call)).isEqualTo(answer);
  }

  @Test
  void aDefaultThatLogsLetsEverythingThrough() throws IOException {
    RuntimeFilter filter = filter("{\"defaultAction\": \"SCMP_ACT_LOG\"}");

    assertThat(filter.answer("statx")).isEqualTo(Answer.MADE);
    assertThat(filter).hasToString("default SCMP_ACT_LOG, 0 rules");
  }

  @Test
  void aDefaultOfEnosysIsNoRefusal() throws IOException {
    RuntimeFilter filter =
        filter(FILTER.replace("\"syscalls\"", "\"defaultErrnoRet\": 38, \"syscalls\""));

    assertThat(filter.answer("statx")).isEqualTo(Answer.UNKNOWN);
  }

  @Test
  void aCallThatKillsIsToldFromOneThatIsRefused() throws IOException {
    RuntimeFilter filter =
        filter(
            """
            {"defaultAction": "SCMP_ACT_KILL", "syscalls": [
              {"names": ["read", "openat2"], "action": "SCMP_ACT_ALLOW"},
              {"names": ["socket"], "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": 1}]},
              {"names": ["mount"], "action": "SCMP_ACT_ERRNO"},
              {"names": ["reboot"], "action": "SCMP_ACT_KILL_PROCESS"}]}
            """);

    assertThat(filter.deadlyFor("write")).contains(SeccompAction.KILL_THREAD);
    assertThat(filter.deadlyFor("socket")).contains(SeccompAction.KILL_THREAD);
    assertThat(filter.deadlyFor("reboot")).contains(SeccompAction.KILL_PROCESS);
    assertThat(filter.deadlyFor("read")).isEmpty();
    assertThat(filter.deadlyFor("mount")).isEmpty();
    assertThat(filter.deadlyFor("faccessat2")).as("runc answers ENOSYS").isEmpty();
    assertThat(filter.isDeadly()).isTrue();
    assertThat(filter.endsEverything()).isFalse();
    assertThat(filter.traps()).isFalse();
  }

  @Test
  void aFilterThatOnlyRefusesEndsNobody() throws IOException {
    assertThat(filter(FILTER).isDeadly()).isFalse();
    assertThat(filter("{\"defaultAction\": \"SCMP_ACT_KILL\"}").endsEverything()).isTrue();
    assertThat(filter("{\"defaultAction\": \"SCMP_ACT_TRAP\"}").traps()).isTrue();
  }

  @Test
  void aFilterWithoutRulesRefusesNewCallsToo() throws IOException {
    assertThat(filter("{\"defaultAction\": \"SCMP_ACT_ERRNO\"}").answer("openat2"))
        .isEqualTo(Answer.REFUSED);
  }

  @Test
  void whetherPrivilegesMayBeGainedIsToldWithIt() throws IOException {
    assertThat(filter(FILTER).noNewPrivileges()).isFalse();
    String inspected =
        """
        {"info": {"runtimeSpec": {"process": {"noNewPrivileges": true}, "linux": {"seccomp": {}}}}}
        """;
    assertThat(RuntimeFilter.of(json(inspected)).orElseThrow().noNewPrivileges()).isTrue();
    assertThat(RuntimeFilter.of(json("{\"info\": {}}"))).isEmpty();
  }

  private static RuntimeFilter filter(String seccomp) throws IOException {
    String inspected = "{\"info\": {\"runtimeSpec\": {\"linux\": {\"seccomp\": " + seccomp + "}}}}";
    return RuntimeFilter.of(json(inspected)).orElseThrow();
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
