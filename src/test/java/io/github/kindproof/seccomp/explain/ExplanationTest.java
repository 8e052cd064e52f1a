package io.github.kindproof.seccomp.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.seccomp.CallVerdict;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.Way;
import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.filter.FilterToolchain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final Knowledge knowledge = Knowledge.read();

  @Test
  void aCallThatNewRuntimesNeed() {
    CallExplanation statx = CallExplanation.of("statx", knowledge);
    assertThat(statx.neededAlways())
        .extracting(Object::toString)
        .contains("runc 1.4.4")
        .doesNotContain("runc 1.1.5");
    assertThat(CallText.of(statx))
        .contains("since Linux 4.11", "332 on x86_64", "1 pointer", "needed by       runc 1.2.8")
        .contains("allowed by containerd 1.6.20");
  }

  @Test
  void aCallThatContainerdStoppedAllowing() {
    CallExplanation ring = CallExplanation.of("io_uring_setup", knowledge);
    assertThat(ring.defaults())
        .containsEntry("1.7.35", CallVerdict.ALLOWED)
        .containsEntry("2.3.7", CallVerdict.DENIED);
    assertThat(CallText.of(ring))
        .contains("allowed by containerd 1.6.20, 1.7.35; denied by containerd 2.0.14")
        .contains("danger");
    assertThat(ExplainJson.of(List.of(ExplainJson.tree(ring)))).contains("\"2.3.7\" : \"denied\"");
  }

  @Test
  void aCallWithoutArgumentsAndOneOfARareArchitecture() {
    assertThat(CallText.of(CallExplanation.of("getpid", knowledge)))
        .contains("arguments       none");
    assertThat(CallText.of(CallExplanation.of("s390_pci_mmio_read", knowledge)))
        .contains("on none of x86_64, aarch64, x86 and arm");
  }

  @Test
  void aSmallProfileWithoutConditionsLeavesOpenWhatRuntimeDefaultShutsByThem() {
    SeccompProfile complete = ProfileFile.read(Path.of("profiles/fine-grained-complete.json"));
    ProfileExplanation small = ProfileExplanation.of("small", complete, knowledge);
    assertThat(small.letThrough()).hasSizeLessThan(small.letThroughByDefault().size());
    // It allows clone with any flags, RuntimeDefault without those that make namespaces.
    assertThat(small.shut()).hasSizeLessThan(small.shutByDefault().size());
    assertThat(ExplanationText.of(small))
        .contains("open, blocked by RuntimeDefault: CVE-2024-1086")
        .contains("% fewer than RuntimeDefault of containerd 2.4.2")
        .contains("RuntimeDefault denies some of them: clone3.")
        .contains("all others fail with errno 1");
  }

  @Test
  void aProfileSaysOnWhichRuntimesAContainerStarts() {
    SeccompProfile old = ProfileFile.read(Path.of("profiles/recorded-on-runc-1.1.json"));
    String text = ExplanationText.of(ProfileExplanation.of("old", old, knowledge));
    assertThat(text)
        .contains("runc 1.1.5 can, but not runc 1.2.8 (needs openat2, statx)")
        .contains(
            "; runc 1.3.7, runc 1.4.4, runc 1.5.3, runc 1.5.3 with libpathrs 0.2.6 (needs statx)");
    String none =
        ExplanationText.of(
            ProfileExplanation.of(
                "none", ProfileFile.read(Path.of("profiles/violation.json")), knowledge));
    assertThat(none)
        .contains("no measured runtime can start a container: ", "crun 1.8.1 (needs execve)")
        .doesNotContain("can, but not");
  }

  @Test
  void whereRuncRefusesTheProfileAnotherRuntimesFilterIsExplained() {
    String text =
        text(
            """
            {"defaultAction": "SCMP_ACT_ALLOW", "listenerPath": "/run/agent.sock", "syscalls": [
             {"names": ["write"], "action": "SCMP_ACT_NOTIFY"}]}
            """);
    assertThat(text)
        .contains(
            "the filter of crun 1.8.1; runc refuses the profile.", "% more than RuntimeDefault")
        .doesNotContain("Allows 0 ");
  }

  @Test
  void withoutAListenerRuncStartsNoContainer() {
    String rules =
        """
        "syscalls": [{"names": ["mount"], "action": "SCMP_ACT_NOTIFY"}]}
        """;
    assertThat(text("{\"defaultAction\": \"SCMP_ACT_ALLOW\", " + rules))
        .contains("crun 1.8.1 can, but not runc", "refuses the profile: listenerPath is not set");
    assertThat(
            text(
                "{\"defaultAction\": \"SCMP_ACT_ALLOW\", \"listenerPath\": \"/run/a.sock\", "
                    + rules))
        .contains("every measured runtime can start a container");
  }

  /** RuntimeDefault denies family 38 whatever the type is. */
  @Test
  void argumentsBeyondRuntimeDefaultAreFoundWhereTheProfileNamesThem() {
    assertThat(
            text(
                PackagedFile.text(
                    FilterToolchain.class, "two-conditions-one-argument-and-another.json")))
        .contains("RuntimeDefault denies some of their arguments: socket.");
  }

  /** With errno 0, runc 1.1.5 starts the container, as root. */
  @Test
  void aRuntimeDoesNotNoticeThatASyscallOnlyReportsSuccess() {
    String profile =
        """
        {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
         {"names": ["setuid", "setgid", "setgroups"], "action": "SCMP_ACT_ERRNO", "errnoRet": %d}]}
        """;
    assertThat(text(profile.formatted(0))).contains("Otherwise, every measured runtime can start");
    assertThat(text(profile.formatted(1))).contains("(needs setgid, setgroups, setuid)");
  }

  private String text(String json) {
    LocatedProfile profile = ProfileFile.understood(json, false).profiles().get(0);
    return ExplanationText.of(ProfileExplanation.of("made up", profile, knowledge));
  }

  @Test
  void whatRefusesNothingShutsNothing() {
    SeccompProfile audit = ProfileFile.read(Path.of("profiles/audit.json"));
    ProfileExplanation open = ProfileExplanation.of("audit", audit, knowledge);
    assertThat(open.shut()).isEmpty();
    assertThat(ExplanationText.of(open))
        .contains(
            "allowed and logged", "every measured runtime", "Dangerous syscalls that it allows:");
    assertThat(ExplainJson.of(List.of(ExplainJson.tree(open)))).contains("\"shutExploits\" : [ ]");
  }

  @Test
  void aConditionOnAnArgumentShutsAnExploitThatNeedsTheValue() {
    Exploit packets =
        new Exploit(
            "CVE-0000-0000",
            "made up",
            List.of(List.of("socket")),
            null,
            List.of(new Exploit.Argument("socket", 0, "17", null)),
            null,
            "https://example.org");
    assertThat(packets.isShutBy(sockets("1"))).isTrue();
    assertThat(packets.isShutBy(sockets("17"))).isFalse();
    Exploit namespaces =
        new Exploit(
            "CVE-0000-0001",
            "made up",
            List.of(List.of("unshare", "clone")),
            null,
            List.of(
                new Exploit.Argument("clone", 0, null, "0x10000000"),
                new Exploit.Argument("unshare", 0, null, "0x10000000")),
            null,
            "https://example.org");
    Map<String, SeccompProfile> defaults = knowledge.runtimeDefaults();
    assertThat(defaults.values()).allMatch(namespaces::isShutBy);
  }

  @Test
  void aFamilyThatIsDeniedAsUsualIsOpenByAnotherWay() {
    ProfileExplanation above =
        profile(
            "{\"names\": [\"socket\"], \"action\": \"SCMP_ACT_ALLOW\","
                + " \"args\": [{\"index\": 0, \"value\": 40, \"op\": \"SCMP_CMP_GT\"}]}",
            "");
    assertThat(above.around()).containsEntry("socket", Set.of(Way.HIGH_BITS));
    assertThat(ExplanationText.of(above)).contains("socket: open by high bits");
    ProfileExplanation with32Bit =
        profile(
            "{\"names\": [\"socket\"], \"action\": \"SCMP_ACT_ALLOW\","
                + " \"args\": [{\"index\": 0, \"value\": 2, \"op\": \"SCMP_CMP_EQ\"}]}",
            "\"architectures\": [\"SCMP_ARCH_X86_64\", \"SCMP_ARCH_X86\"],");
    assertThat(with32Bit.around()).containsEntry("socket", Set.of(Way.SOCKETCALL));
    assertThat(ExplainJson.of(List.of(ExplainJson.tree(with32Bit))))
        .contains("\"socket\" : [ \"socketcall\" ]");
  }

  @Test
  void anExploitIsOpenByTheWaysThatTheFilterForgets() {
    Map<Exploit, Set<Way>> open =
        ProfileExplanation.of("2.1", runtimeDefault("2.1.9"), knowledge).open();
    assertThat(open)
        .hasEntrySatisfying(
            exploit("CVE-2021-26708"),
            ways -> assertThat(ways).containsExactly(Way.HIGH_BITS, Way.SOCKETCALL))
        .hasEntrySatisfying(
            exploit("CVE-2014-0038"), ways -> assertThat(ways).containsExactly(Way.X32));
    assertThat(ProfileExplanation.of("2.3", runtimeDefault("2.3.7"), knowledge).open())
        .hasEntrySatisfying(
            exploit("CVE-2021-26708"), ways -> assertThat(ways).containsExactly(Way.SOCKETCALL));
  }

  @Test
  void aProfileThatRuncRefusesStartsNothing() {
    ProfileExplanation refused =
        profile(
            "{\"names\": [\"read\"], \"action\": \"SCMP_ACT_LOG\","
                + " \"args\": [{\"index\": 0, \"value\": 2, \"op\": \"SCMP_CMP_EQ\"}]},"
                + "{\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\","
                + " \"args\": [{\"index\": 0, \"value\": 2, \"op\": \"SCMP_CMP_EQ\"}]}",
            "");
    assertThat(refused.refusals()).containsKey(OciRuntime.parse("runc 1.4.4"));
    assertThat(ExplanationText.of(refused))
        .contains("No container starts under it", "libpathrs 0.2.6: libseccomp: File exists")
        .doesNotContain("exploits", "Allows");
  }

  @Test
  void argumentsThatRuntimeDefaultDeniesAreTold() {
    assertThat(
            ExplanationText.of(
                profile("{\"names\": [\"socket\"], \"action\": \"SCMP_ACT_ALLOW\"}", "")))
        .contains("RuntimeDefault denies some of their arguments: socket.")
        .doesNotContain("allows all of them too");
    ProfileExplanation unix =
        profile(
            "{\"names\": [\"socket\"], \"action\": \"SCMP_ACT_ALLOW\","
                + " \"args\": [{\"index\": 0, \"value\": 1, \"op\": \"SCMP_CMP_EQ\"}]}",
            "");
    assertThat(unix.otherArguments()).isEmpty();
  }

  private SeccompProfile runtimeDefault(String containerd) {
    return Objects.requireNonNull(knowledge.runtimeDefaults().get(containerd));
  }

  private Exploit exploit(String id) {
    return knowledge.exploits().stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  private ProfileExplanation profile(String rules, String more) {
    String json =
        "{\"defaultAction\": \"SCMP_ACT_ERRNO\", %s \"syscalls\": [%s]}".formatted(more, rules);
    SeccompProfile profile = ProfileFile.understood(json, false).profiles().get(0).profile();
    return ProfileExplanation.of("made up", profile, knowledge);
  }

  private static SeccompProfile sockets(String family) {
    return ProfileFile.understood(
            """
            {"defaultAction": "SCMP_ACT_ERRNO", "syscalls": [{"names": ["socket"],
             "action": "SCMP_ACT_ALLOW", "args": [{"index": 0, "value": %s, "op": "SCMP_CMP_EQ"}]}]}
            """
                .formatted(family),
            false)
        .profiles()
        .get(0)
        .profile();
  }
}
