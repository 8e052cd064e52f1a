package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.file.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafeEditsTest {
  private static final String TEXT =
      """
      {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
        {"names": ["read", "write", "read"], "action": "SCMP_ACT_ALLOW"},
        {"names": ["socket"], "action": "SCMP_ACT_ALLOW",
         "args": [{"index": 0, "value": 4294967295, "valueTwo": 1, "op": "SCMP_CMP_MASKED_EQ"}]},
        {"names": ["mseal"], "action": "SCMP_ACT_ALLOW"}
      ]}
      """;

  @Test
  void anEditThatChangesAnAnswerIsDropped() {
    assertThat(safe(edit("\"write\"", "\"writev\""))).isEmpty();
    assertThat(safe(edit("SCMP_ACT_ERRNO", "SCMP_ACT_KILL"))).isEmpty();
  }

  /** The bit is none of the values that the rules name on their own. */
  @Test
  void anEditThatChangesOneBitOfAConditionIsDropped() {
    assertThat(safe(edit("4294967295", "4294967294"))).isEmpty();
  }

  /** Only libseccomp from 2.6.0 on knows mseal. */
  @Test
  void anEditThatChangesTheFilterOfOneReleaseIsDropped() {
    assertThat(safe(edit("\"mseal\"", "\"write\""))).isEmpty();
  }

  /** Runtimes accept errnos that are too great: the rule does not answer as the default. */
  @Test
  void aRuleWithAnErrnoThatIsTooGreatStays() {
    String rule = "{\"names\": [\"read\"], \"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": 70000},";
    String profile =
        """
        {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
          %s
          {"names": ["write"], "action": "SCMP_ACT_ALLOW"}
        ]}
        """
            .formatted(rule);
    int start = profile.indexOf(rule);
    TextEdit removal = new TextEdit(start, start + rule.length(), "");
    assertThat(
            new SafeEdits(profile, false, List.of(), LintConfig.everywhere())
                .with(List.of(removal)))
        .isEmpty();
  }

  @Test
  void anEditThatTheRuntimesRejectIsDropped() {
    assertThat(safe(edit("{\"names\": [\"mseal\"]", "{\"nam\": [\"mseal\"]"))).isEmpty();
    assertThat(safe(edit("\"SCMP_ACT_ERRNO\"", "\"SCMP_ACT_NOTIFY\""))).isEmpty();
  }

  @Test
  void theOthersStay() {
    TextEdit repeated = edit(", \"read\"]", "]");
    TextEdit spaces = edit("\"action\": \"SCMP_ACT_ALLOW\"},", "\"action\":\"SCMP_ACT_ALLOW\"},");
    TextEdit wrong = edit("\"write\"", "\"writev\"");
    assertThat(safe(repeated, wrong, spaces)).containsExactly(repeated, spaces);
  }

  /** Each may go, but not both. */
  @Test
  void editsThatAreSafeOnlyAloneAreNotMadeTogether() {
    TextEdit first = edit("\"read\", \"write\"", "\"write\"");
    TextEdit second = edit(", \"read\"]", "]");
    assertThat(safe(first)).containsExactly(first);
    assertThat(safe(second)).containsExactly(second);
    assertThat(safe(first, second)).containsExactly(first);
  }

  /** Containers with CAP_SYS_ADMIN get the first rule, and those with CAP_BPF the second. */
  @Test
  void aRuleThatDockerAndCriOApplyToSomeContainersStays() {
    String text =
        """
        {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [
         {"names": ["bpf"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_SYS_ADMIN"]}},
         {"names": ["bpf"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_BPF"]}},
         {"names": ["read"], "action": "SCMP_ACT_ALLOW"},
         {"names": ["read"], "action": "SCMP_ACT_ALLOW", "includes": {"caps": ["CAP_BPF"]}}]}
        """;
    SafeEdits edits = new SafeEdits(text, false, List.of(), LintConfig.everywhere());
    for (String rule :
        List.of("CAP_BPF\"]}},\n", "{\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\"},")) {
      int to = text.indexOf(rule) + rule.length() - (rule.endsWith("\n") ? 1 : 0);
      int from =
          rule.startsWith("{") ? text.indexOf(rule) : text.indexOf("{\"names\": [\"bpf\"]", 120);
      assertThat(edits.with(List.of(new TextEdit(from, to, "")))).as(rule).isEmpty();
    }
  }

  private static List<TextEdit> safe(TextEdit... edits) {
    return new SafeEdits(TEXT, false, List.of(), LintConfig.everywhere()).with(List.of(edits));
  }

  private static TextEdit edit(String from, String to) {
    int at = TEXT.indexOf(from);
    return new TextEdit(at, at + from.length(), to);
  }
}
