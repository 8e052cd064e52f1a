package io.github.kindproof.upgrade.seccompdefault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.OciRuntime;
import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WouldBreakFormatsTest {
  private static final Path PROFILES = Path.of("profiles");
  private static final WouldBreakResult RESULT = result();

  @Test
  void theTextBeginsWithWhatWouldBreakAndSaysWhatToDo() {
    assertThat(WouldBreakText.of(RESULT, PROFILES).lines())
        .containsExactly(
            "would break     shop/deployment/web: CrashLoopBackOff, not Running",
            "    unshare in container web: 2 times, first after 1.5 s, until it is ready, by web;"
                + " RuntimeDefault answers EPERM",
            "    do: give container web the profile profiles/shop_deployment_web_web.json, which is"
                + " RuntimeDefault and unshare",
            "    risk: unshare creates namespaces",
            "    risk: opens CVE-2022-0185",
            "    tried: the copy works under it",
            "    or: name Unconfined in its spec; then each syscall stays allowed, and 21 published"
                + " exploits that RuntimeDefault blocks stay open",
            "    note: ConfigMap a was not found: it is empty",
            "not looked at   shop/daemonset/agent: it uses the network of its node",
            "nothing denied  shop/job/report",
            "not looked at   example.com/v1 Rollout r: of an unknown kind",
            "without pods    Service 2",
            "3 workloads: 1 would break, 1 not looked at, 1 nothing denied",
            "copies ran on Kubernetes v1.34.11, containerd 2.3.7, runc 1.4.3, Linux 6.18, with no"
                + " way out of the cluster; 1 of them had an exercise");
  }

  @Test
  void theKeysOfTheJsonAreDocumented() {
    DocumentedKeys.verify("would-break", WouldBreakJson.of(RESULT, PROFILES));
  }

  @Test
  void thePageBeginsWithWhatWouldBreak() {
    String page = WouldBreakPage.of(RESULT, PROFILES);
    assertThat(page).doesNotContain("{{").contains("unshare in container web");
    assertThat(page.indexOf("Would break")).isLessThan(page.indexOf("Not looked at"));
    assertThat(page.indexOf("Not looked at")).isLessThan(page.indexOf("Nothing denied"));
  }

  private static WouldBreakResult result() {
    DeniedCall unshare =
        new DeniedCall(
            "web",
            "unshare",
            Architecture.X86_64,
            "EPERM",
            "",
            2,
            Duration.ofMillis(1500),
            new TreeSet<>(Set.of(Phase.START)),
            new TreeSet<>(Set.of("web")));
    Remedy remedy =
        new Remedy(
            List.of(
                new Remedy.ContainerProfile(
                    "web",
                    SeccompProfile.allowing(
                        List.of(Architecture.X86_64), new TreeSet<>(Set.of("unshare"))),
                    List.of("unshare"),
                    Map.of("unshare", "creates namespaces"),
                    List.of("CVE-2022-0185"))),
            Optional.empty());
    Difference crash = new Difference(Difference.Kind.STATE, "CrashLoopBackOff, not Running");
    return new WouldBreakResult(
        "staging",
        Optional.of(
            new WouldBreakResult.CopyNode(
                "v1.34.11",
                new ObservedRuntime("2.3.7", new OciRuntime(OciRuntime.Kind.RUNC, "1.4.3"), ""),
                "6.18",
                true)),
        List.of(
            new WorkloadResult(
                "shop/job/report",
                "staging",
                new Verdict.NothingDenied(),
                false,
                List.of(),
                List.of()),
            new WorkloadResult(
                "shop/daemonset/agent",
                "staging",
                new Verdict.NotLookedAt("it uses the network of its node"),
                false,
                List.of(),
                List.of()),
            new WorkloadResult(
                "shop/deployment/web",
                "staging",
                new Verdict.Breaks(List.of(crash), Optional.of(remedy)),
                true,
                List.of(unshare),
                List.of("ConfigMap a was not found: it is empty"))),
        List.of(new NotLookedAt("example.com/v1 Rollout r", "of an unknown kind")),
        new TreeMap<>(Map.of("Service", 2)),
        21,
        Instant.parse("2026-11-30T05:00:00Z"),
        Duration.ofSeconds(61));
  }
}
