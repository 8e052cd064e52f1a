package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.api.RequestCount;
import io.github.kindproof.internal.image.build.TestImages;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.leastprivilege.exercise.Exercise;
import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.strace.StracedNode;
import io.github.kindproof.upgrade.seccompdefault.DeniedCall;
import io.github.kindproof.upgrade.seccompdefault.Inventory;
import io.github.kindproof.upgrade.seccompdefault.PodCopy;
import io.github.kindproof.upgrade.seccompdefault.Verdict;
import io.github.kindproof.upgrade.seccompdefault.WorkloadResult;
import io.github.kindproof.upgrade.seccompdefault.run.ClusterInventory;
import io.github.kindproof.upgrade.seccompdefault.run.ManifestInventory;
import io.github.kindproof.upgrade.seccompdefault.run.WouldBreakRights;
import io.github.kindproof.upgrade.seccompdefault.run.WouldBreakRun;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Planted workloads on a runtime that no longer allows io_uring. RuntimeDefault denies each of them
 * another syscall, and strace confirms the report. No other class uses this cluster, because its
 * pods cannot connect to other machines and may run under strace. Isolated, because a record of a
 * process that ends before it is identified may be of another suite's pod, and leaves workloads
 * undecided.
 */
@Order(2)
@Isolated
@SeccompTest(seccompDefault = "none", profiles = "profiles", workers = 0, kubernetes = "default")
class WouldBreakIT {
  private static final Path PLANTED = Path.of("src/test/manifests/would-break.yaml");
  private static final WouldBreakRun RUN =
      new WouldBreakRun(
          Map.of(
              "hourly",
              Exercise.of("curl -sS --fail http://$ADDRESS:$PORT/report", Duration.ofSeconds(30))),
          Duration.ofSeconds(1),
          false,
          3);

  @Test
  void eachIsToldRightly(Cluster cluster) {
    Inventory inventory = ManifestInventory.read(List.of(PLANTED), List.of());
    List<WorkloadResult> results = results(cluster, inventory);
    breaks(results, "shop/deployment/shares-nothing", "unshare", Phase.START);
    breaks(results, "shop/job/rings", "io_uring_setup", Phase.START);
    breaks(results, "shop/deployment/hourly", "personality", Phase.EXERCISE);
    WorkloadResult keys = result(results, "shop/statefulset/keeps-keys");
    assertThat(keys.verdict()).isInstanceOf(Verdict.Survives.class);
    assertThat(keys.calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.name()).isEqualTo("keyctl");
              assertThat(call.times()).isEqualTo(3);
            });
    assertThat(result(results, "shop/cronjob/quiet").verdict())
        .isEqualTo(new Verdict.NothingDenied());
    notLookedAt(results, "shop/daemonset/agent", "the network of its node");
    notLookedAt(results, "shop/statefulset/database", "claim data");
    notLookedAt(results, "shop/pod/nowhere", "registry.invalid/nowhere:1");
    assertThat(result(results, "shop/pod/confined").verdict())
        .isInstanceOf(Verdict.NotAffected.class);
    assertThat(inventory.notLookedAt())
        .singleElement()
        .satisfies(it -> assertThat(it.what()).endsWith("Rollout canary"));
    assertThat(results).hasSize(inventory.workloads().size());
  }

  /** Another witness, which has nothing to do with audit records. */
  @Test
  @Tag("long")
  void straceSawTheSameCallsDenied(Cluster cluster, Harness harness) {
    TestImages.build(harness.tools().engine().docker(), "strace", Map.of(), "kindproof/strace:1");
    cluster.apply("src/test/manifests/strace.yaml").pod("strace"); // brings the image
    try (StracedNode node = StracedNode.begin(cluster.nodes().get(0))) {
      List<WorkloadResult> ran =
          results(cluster, ManifestInventory.read(List.of(PLANTED), List.of())).stream()
              .filter(it -> !(it.verdict() instanceof Verdict.NotLookedAt))
              .filter(it -> !(it.verdict() instanceof Verdict.NotAffected))
              .toList();
      assertThat(ran).hasSize(5);
      for (WorkloadResult result : ran) {
        String pod = result.workload().replaceFirst(".*/", "");
        assertThat(result.calls().stream().map(DeniedCall::name))
            .as(pod)
            .containsExactlyInAnyOrderElementsOf(node.refused(pod, "app"));
      }
    }
  }

  private static List<WorkloadResult> results(Cluster cluster, Inventory inventory) {
    WouldBreakRun.Plan plan = RUN.plan(inventory);
    List<WorkloadResult> results = new ArrayList<>(plan.results());
    results.addAll(RUN.run(cluster, plan.copies(), Progress.silent()));
    return results;
  }

  /** By an account that must not read Secrets. */
  @Test
  void theSameWorkloadsAreFoundInACluster(Cluster cluster, @TempDir Path folder) {
    Manifest manifest = Manifest.readObjects(PLANTED);
    List<HasMetadata> known =
        manifest.objects().stream()
            .filter(it -> !(it instanceof GenericKubernetesResource))
            .collect(Collectors.toCollection(ArrayList::new));
    known.add(secret());
    known.add(settings());
    RestrictedUser reader = RestrictedUser.of(cluster, WouldBreakRights.role(), folder);
    try (Workload workload = cluster.apply(new Manifest(PLANTED, known));
        KubernetesClient client =
            reader.kubeconfig().client(new RequestCount(), Progress.silent())) {
      ClusterInventory staging = new ClusterInventory(client, "server", "staging");
      assertThat(staging.versions().runtimes())
          .containsExactly("containerd://" + cluster.nodes().get(0).runtime().containerd());
      Inventory found =
          staging.read(List.of(workload.namespace()), Map.of(), List.of(), Progress.silent());
      assertThat(found.notLookedAt()).isEmpty();
      assertThat(found.workloads().stream().map(it -> it.kind() + " " + it.name()))
          .containsExactlyInAnyOrderElementsOf(
              ManifestInventory.read(List.of(PLANTED), List.of()).workloads().stream()
                  .map(it -> it.kind() + " " + it.name())
                  .toList());

      PodCopy quiet =
          RUN.plan(found).copies().stream()
              .filter(it -> it.pod().equals("quiet"))
              .findFirst()
              .orElseThrow();
      assertThat(quiet.manifest().toString()).contains("calm").doesNotContain("hush");
      assertThat(quiet.remarks()).isEmpty();
    }
  }

  private static Secret secret() {
    return new SecretBuilder()
        .withNewMetadata()
        .withName("database")
        .endMetadata()
        .withStringData(Map.of("password", "hush"))
        .build();
  }

  private static ConfigMap settings() {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("settings")
        .endMetadata()
        .withData(Map.of("MOOD", "calm"))
        .build();
  }

  private static void breaks(
      List<WorkloadResult> results, String workload, String call, Phase phase) {
    WorkloadResult result = result(results, workload);
    assertThat(result.calls())
        .as("%s: %s", workload, result.verdict())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.name()).isEqualTo(call);
              assertThat(it.answer()).isEqualTo("EPERM");
              assertThat(it.phases()).containsExactly(phase);
              assertThat(it.processes()).containsExactly("python3");
            });
    assertThat(result.verdict())
        .as(workload)
        .isInstanceOfSatisfying(
            Verdict.Breaks.class,
            it ->
                assertThat(it.remedy())
                    .hasValueSatisfying(
                        remedy -> {
                          assertThat(remedy.failure()).isEmpty();
                          assertThat(remedy.profiles())
                              .singleElement()
                              .satisfies(each -> assertThat(each.added()).containsExactly(call));
                        }));
  }

  private static void notLookedAt(List<WorkloadResult> results, String workload, String why) {
    assertThat(result(results, workload).verdict())
        .isInstanceOfSatisfying(
            Verdict.NotLookedAt.class, it -> assertThat(it.why()).contains(why));
  }

  private static WorkloadResult result(List<WorkloadResult> results, String workload) {
    return results.stream()
        .filter(it -> it.workload().equals(workload))
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload + " is not in " + results));
  }
}
