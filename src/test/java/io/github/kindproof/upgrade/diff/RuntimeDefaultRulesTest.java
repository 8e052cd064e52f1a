package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class RuntimeDefaultRulesTest {
  private static final JsonNode FILTER =
      Sides.json(
          "{'defaultAction':'SCMP_ACT_ERRNO','defaultErrnoRet':1,'syscalls':["
              + "{'names':['io_uring_setup','read','future_call','read_twice'],'action':'SCMP_ACT_ALLOW'},"
              + "{'names':['clone3'],'action':'SCMP_ACT_ERRNO','errnoRet':38},"
              + "{'names':['socket'],'action':'SCMP_ACT_ALLOW','args':["
              + "{'index':0,'value':40,'op':'SCMP_CMP_NE'}]}]}");
  private static final JsonNode WITHOUT_IO_URING = filterWithout("io_uring_setup");

  @Test
  void twoEqualSidesHaveNoChange() {
    assertThat(compare(Sides.recordedProbe(), FILTER, Sides.recordedProbe(), FILTER)).isEmpty();
  }

  @Test
  void aCallNewlyBlockedIsWorseWithBothSidesEvidence() {
    ObjectNode blocked = Sides.recordedProbe("io_uring_setup", "blockedBySeccomp", "EPERM");
    Change change = only(compare(Sides.recordedProbe(), FILTER, blocked, WITHOUT_IO_URING));
    assertThat(change.kind()).isEqualTo(ChangeKind.RUNTIME_DEFAULT);
    assertThat(change.worse()).isTrue();
    assertThat(change.toString())
        .startsWith("RuntimeDefault / io_uring_setup: allowed → blocked with EPERM");
    assertThat(change.from()).extracting("text").contains("io_uring_setup: allowed");
    assertThat(change.to())
        .extracting("text")
        .contains(
            "io_uring_setup answers EPERM", "io_uring_setup: EPERM, because no rule names it");
  }

  @Test
  void aCallNewlyAllowedConfinesLessAndIsWorseToo() {
    ObjectNode blocked = Sides.recordedProbe("io_uring_setup", "blockedBySeccomp", "EPERM");
    Change change = only(compare(blocked, WITHOUT_IO_URING, Sides.recordedProbe(), FILTER));
    assertThat(change.worse()).isTrue();
    assertThat(change.after()).isEqualTo("allowed");
  }

  @Test
  void enosysThatBecomesEpermIsWorseAndTheOtherWayIsNot() {
    ObjectNode eperm = Sides.recordedProbe("clone3", "blockedBySeccomp", "EPERM");
    ObjectNode enosys = Sides.recordedProbe("clone3", "blockedBySeccomp", "ENOSYS");
    Change worse = only(compare(enosys, FILTER, eperm, FILTER));
    assertThat(worse.worse()).isTrue();
    assertThat(worse.toString()).contains("blocked with ENOSYS → blocked with EPERM");
    assertThat(only(compare(eperm, FILTER, enosys, FILTER)).worse()).isFalse();
  }

  @Test
  void anArgumentRuleIsNamedWithItsArgument() {
    ObjectNode blocked = Sides.recordedProbe("socket(AF_ALG)", "blockedBySeccomp", "EPERM");
    JsonNode filter =
        Sides.json(FILTER.toString().replace('"', '\'').replace("'value':40", "'value':38"));
    Change change = only(compare(Sides.recordedProbe(), FILTER, blocked, filter));
    assertThat(change.what()).isEqualTo("RuntimeDefault / socket(AF_ALG)");
    assertThat(change.to())
        .extracting("text")
        .contains("socket: allowed if argument 0 is not 0x26");
  }

  /** containerd 2.3 lists the socket families that it allows: what is none is refused, too. */
  @Test
  void aCallThatBothLetProgramsMakeMerelyDiffersForOtherArguments() {
    ObjectNode blocked = Sides.recordedProbe("socket", "blockedBySeccomp", "EPERM");
    Change change = only(compare(Sides.recordedProbe(), FILTER, blocked, FILTER));
    assertThat(change.kind()).isEqualTo(ChangeKind.DIFFERS);
    assertThat(change.worse()).isFalse();
    assertThat(change.because()).isEqualTo("with arguments that no program uses");
  }

  @Test
  void aCallThatIsWhollyBlockedIsWorseWhateverItsArgumentsWere() {
    ObjectNode blocked = Sides.recordedProbe("clone", "blockedBySeccomp", "EPERM");
    assertThat(only(compare(Sides.recordedProbe(), FILTER, blocked, FILTER)).worse()).isTrue();
  }

  @Test
  void whatACapabilityTakesAwayIsNotTheFilters() {
    ObjectNode other = Sides.recordedProbe("chroot", "blockedByCapability", "EPERM");
    other.put("capabilities", "0000000000000000");
    List<Change> changes = compare(Sides.recordedProbe(), FILTER, other, FILTER);
    assertThat(changes)
        .extracting(Change::what)
        .containsExactly("capabilities of a container", "RuntimeDefault / chroot");
    assertThat(changes.get(1).kind()).isEqualTo(ChangeKind.DIFFERS);
    assertThat(changes.get(1).worse()).isFalse();
    assertThat(changes.get(1).because()).isEqualTo("not due to the filter");
  }

  @Test
  void whatOnlyTheRunWithoutAFilterDidOtherwiseIsNoChange() {
    ObjectNode capability = Sides.recordedProbe("swapoff", "blockedByCapability", "EPERM");
    ObjectNode filter = Sides.recordedProbe("swapoff", "blockedBySeccomp", "EPERM");
    assertThat(compare(capability, FILTER, filter, FILTER)).isEmpty();
    ObjectNode late = Sides.recordedProbe("swapoff", "", "hangs");
    assertThat(compare(late, FILTER, filter, FILTER)).isEmpty();
    assertThat(compare(filter, FILTER, late, FILTER)).isEmpty();
  }

  @Test
  void aRuleForACallThatTheProbeCannotSeeMerelyDiffers() {
    Change unknown =
        only(
            compare(
                Sides.recordedProbe(),
                FILTER,
                Sides.recordedProbe(),
                filterWithout("future_call")));
    assertThat(unknown.kind()).isEqualTo(ChangeKind.DIFFERS);
    assertThat(unknown.because()).isEqualTo("not a syscall on this machine's architecture");
    ObjectNode absent = Sides.recordedProbe("read", "absent", "ENOSYS");
    assertThat(only(compare(absent, FILTER, absent, filterWithout("read"))).because())
        .isEqualTo("visible in the filter only: on this machine it is not in the kernel");
  }

  @Test
  void aRuleThatTheNodesLibseccompLeavesOutIsTold() {
    ObjectNode still = Sides.recordedProbe("read", "blockedBySeccomp", "ENOSYS");
    Change change = only(compare(still, filterWithout("read"), still, FILTER));
    assertThat(change.worse()).isFalse();
    assertThat(change.because())
        .isEqualTo(
            "visible in the filter only: on this machine it is blocked with ENOSYS,"
                + " because the node's libseccomp does not know it");
  }

  @Test
  void aCallIsToldByTheArgumentsThatAreUsed() {
    ObjectNode family = Sides.recordedProbe("socket(AF_ALG)", "blockedBySeccomp", "EPERM");
    ((ArrayNode) family.get("blockedBySeccomp")).add("socket");
    ((ObjectNode) family.get("answers")).put("socket", "EPERM");
    assertThat(only(compare(Sides.recordedProbe(), FILTER, family, FILTER)).what())
        .isEqualTo("RuntimeDefault / socket(AF_ALG)");
  }

  @Test
  void anArgumentThatTheProbeDoesNotTryIsSeenInTheFilter() {
    JsonNode family41 =
        Sides.json(FILTER.toString().replace('"', '\'').replace("'value':40", "'value':41"));
    Change change = only(compare(Sides.recordedProbe(), FILTER, Sides.recordedProbe(), family41));
    assertThat(change.worse()).isTrue();
    assertThat(change)
        .hasToString(
            "RuntimeDefault / socket: allowed if argument 0 is not 0x28 → allowed if argument 0"
                + " is not 0x29: an argument that the probe does not try");
  }

  @Test
  void anotherDefaultActionIsTold() {
    JsonNode log =
        Sides.json(
            FILTER
                .toString()
                .replace('"', '\'')
                .replace("'SCMP_ACT_ERRNO','de", "'SCMP_ACT_LOG','de"));
    List<Change> changes = compare(Sides.recordedProbe(), FILTER, Sides.recordedProbe(), log);
    assertThat(changes.get(0))
        .hasToString(
            "RuntimeDefault / syscalls that no rule names: EPERM → allowed and logged:"
                + " the filter's default action");
  }

  @Test
  void conditionsAreReadable() {
    FilterWords filter =
        FilterWords.of(
            Sides.json(
                "{'defaultAction':'SCMP_ACT_KILL_PROCESS','syscalls':["
                    + "{'names':['clone'],'action':'SCMP_ACT_ALLOW','args':[{'index':0,"
                    + "'value':2114060288,'valueTwo':0,'op':'SCMP_CMP_MASKED_EQ'},"
                    + "{'index':1,'value':5,'op':'SCMP_CMP_LT'}]},"
                    + "{'names':['clone'],'action':'SCMP_ACT_ERRNO','errnoRet':999}]}"));
    assertThat(filter.on("clone"))
        .isEqualTo(
            "allowed if argument 0 & 0x7e020000 is 0x0 and argument 1 is below 0x5, or errno 999");
    assertThat(filter.on("read")).isEqualTo("SCMP_ACT_KILL_PROCESS, because no rule names it");
  }

  private static List<Change> compare(
      JsonNode probe, JsonNode filter, JsonNode otherProbe, JsonNode otherFilter) {
    return RuntimeDefaultRules.compare(
        new RuntimeDefaultSeen(probe, filter), new RuntimeDefaultSeen(otherProbe, otherFilter));
  }

  private static Change only(List<Change> changes) {
    assertThat(changes).hasSize(1);
    return changes.get(0);
  }

  private static JsonNode filterWithout(String call) {
    return Sides.json(
        FILTER.toString().replace('"', '\'').replace("'" + call + "'", "'read_twice'"));
  }
}
