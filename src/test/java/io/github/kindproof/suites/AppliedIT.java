package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.github.kindproof.BadInputException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.Timeouts;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people apply: each kind that makes pods, and what comes of those that cannot. */
@Order(2)
@SeccompTest(seccompDefault = "none", workers = 0)
class AppliedIT {
  private static final String FOLDER = "src/test/manifests/applied/";

  @Test
  void thePodsOfEachKindAreFound(Cluster cluster) {
    Workload workload = apply(cluster, "controllers");

    assertThat(workload.pods()).hasSize(8).allSatisfy(pod -> assertThat(pod).isRunning());
    assertThat(workload.pods("two"))
        .hasSize(2)
        .allSatisfy(pod -> assertThat(pod.name()).startsWith("two-"))
        .extracting(PodObservation::name)
        .isSorted()
        .doesNotHaveDuplicates();
    assertThat(workload.pods("set"))
        .extracting(PodObservation::name)
        .containsExactly("set-0", "set-1");
    assertThat(workload.pod("set-1")).isRunning();
    assertThat(workload.pod("daemon").name()).startsWith("daemon-");
    assertThat(workload.pod("rc/old").name()).startsWith("old-");
    assertThat(workload.pod("bare-").name()).startsWith("bare-").hasSizeGreaterThan(5);
    assertThatThrownBy(() -> workload.pod("two"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("pod 'two': deployment/two creates 2 pods; observe all of them: pods(\"two\")");
    assertThatThrownBy(() -> workload.pod("tow"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("pod 'tow': not in the manifest; choose one of deployment/two, ");
  }

  @Test
  void podsOfJobsAreObservedAtTheirEnd(Cluster cluster) {
    Workload workload = apply(cluster, "jobs");

    assertThat(workload.pod("well")).isCompleted();
    assertThat(workload.pod("badly")).hasFailed().withMessage("no-such-flag");
    assertThat(workload.pod("nightly")).isCompleted();
    assertThat(workload.pods("turns")).hasSize(3).allSatisfy(it -> it.assertThat().isCompleted());
    assertThatThrownBy(() -> workload.pod("given-up"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("job/given-up: its pods are already deleted, it ended as Failed: ")
        .hasMessageContaining("BackoffLimitExceeded");
  }

  @Test
  void aJobsPodThatRunsIsAwaited(Cluster cluster) {
    Workload workload = apply(cluster, "long-job");
    CompletableFuture<PodObservation> observed =
        CompletableFuture.supplyAsync(() -> workload.pod("long"));
    List<Pod> ready =
        new Wait("a pod that counts as running", Duration.ofMinutes(2), Duration.ofSeconds(1))
            .until(
                () -> pods(cluster, workload),
                all -> all.stream().anyMatch(AppliedIT::isReadyForLong))
            .last();
    assertThat(observed).isNotDone();
    // Not by the client, which gives a busy node ten seconds.
    String kubectl =
        "kubectl --kubeconfig /etc/kubernetes/admin.conf -n %s exec %s -- nginx -s quit";
    ProcessResult quit =
        cluster
            .nodes()
            .get(0)
            .run(
                kubectl
                    .formatted(workload.namespace(), ready.get(0).getMetadata().getName())
                    .split(" "));
    assertThat(quit.ok()).as(quit.stderr()).isTrue();

    assertThat(observed.join()).isCompleted();
  }

  @Test
  void whatAQuotaRefusesIsAnObservationWithTheEventsWords(Cluster cluster) {
    Workload workload = apply(cluster, "quota");
    Instant start = Instant.now();

    List<PodObservation> pods = workload.pods("web");

    assertThat(pods).hasSize(2);
    assertThat(pods.get(0)).isRunning();
    assertThat(pods.get(1)).isNotCreated().withMessage("exceeded quota: one");
    assertThat(Duration.between(start, Instant.now()))
        .as("the time limit for pods is not waited for")
        .isLessThan(Timeouts.standard().podSettled());
  }

  @Test
  void aMissingServiceAccountIsTold(Cluster cluster) {
    Workload workload = apply(cluster, "account");

    assertThat(workload.pods())
        .hasSize(4)
        .allSatisfy(
            pod -> {
              assertThat(pod).isNotCreated().withMessage("serviceaccount \"none\" not found");
            });
  }

  @Test
  void whatPodSecurityRefusesIsAnObservation(Cluster cluster) {
    PodObservation pod = apply(cluster, "restricted").pod("web");

    assertThat(pod)
        .isNotCreated()
        .withMessage("violates PodSecurity \"restricted:latest\"")
        .withMessage("seccompProfile")
        .namesNoProfile();
    assertThat(pod.cause().orElseThrow().source()).startsWith("event of ReplicaSet web-");
  }

  @Test
  void whatComesAfterAPodThatDoesNotWorkIsToldSo(Cluster cluster) {
    Workload workload = apply(cluster, "broken-set");

    assertThat(workload.pods("set"))
        .singleElement()
        .satisfies(it -> it.assertThat().isCrashLooping());
    assertThatThrownBy(() -> workload.pod("set-1"))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "pod 'set-1': not created, as it waits for set-0, which is CrashLoopBackOff");
    assertThatThrownBy(() -> workload.pod("same"))
        .hasMessageContaining("choose one of deployment/same, pod/same");
    assertThat(workload.pod("pod/same").name()).isEqualTo("same");
    assertThat(workload.pod("deployment/same").name()).startsWith("same-");
  }

  @Test
  void whatMakesNoPodsIsToldWhy(Cluster cluster) {
    Workload workload = apply(cluster, "none");

    assertNone(workload, "zero", "its spec has `replicas: 0`");
    assertNone(workload, "nowhere", "no node of this cluster matches it");
    assertNone(workload, "suspended", "it is suspended");
  }

  @Test
  void whatTheApiServerRejectsLeavesNothing(Cluster cluster) {
    Set<String> before = namespaces(cluster);

    assertThatThrownBy(() -> apply(cluster, "custom-resource"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("custom-resource.yaml, Odd one: the API server rejects it: no kind");
    assertThatThrownBy(() -> apply(cluster, "restricted-pod"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(
            "Pod web: the API server rejects it: pods \"web\" is forbidden: violates");

    assertThat(namespaces(cluster)).isSubsetOf(before);
  }

  @ParameterizedTest
  @CsvSource({
    "contaniers, spec.contaniers",
    "seccompProfil, spec.securityContext.seccompProfil",
    "localhostprofile, spec.containers[0].securityContext.seccompProfile.localhostprofile"
  })
  void aMisspeltFieldIsRefusedByTheApiServer(String file, String field, Cluster cluster) {
    String version = cluster.client().getKubernetesVersion().getGitVersion(); // v1.24.17
    int minor = Integer.parseInt(version.split("\\.")[1]);
    assumeThat(minor).as("older API servers do not validate strictly").isGreaterThan(24);
    Set<String> before = namespaces(cluster);

    assertThatThrownBy(() -> apply(cluster, "misspelt/" + file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(file + ".yaml, Pod web: the API server rejects it: ")
        .hasMessageContaining("unknown field \"" + field + "\"");

    assertThat(namespaces(cluster)).isSubsetOf(before);
  }

  @Test
  void anchorsReachTheApiServerExpanded(Cluster cluster) {
    assertThat(apply(cluster, "anchors").pods())
        .hasSize(2)
        .allSatisfy(pod -> assertThat(pod).isRunning().hasSeccomp(SeccompMode.FILTERING));
  }

  @Test
  void whatMakesNoPodSaysSoOnceItIsApplied(Cluster cluster) {
    assertThatThrownBy(() -> apply(cluster, "custom-only"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("custom-only.yaml, Odd one: the API server rejects it: no kind");
    Workload settings = apply(cluster, "settings");
    assertThatThrownBy(() -> settings.pod("web"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("has no pods, only ConfigMap settings; add one of");
    assertThatThrownBy(settings::pods).hasMessageContaining("has no pods, only ConfigMap");
  }

  @Test
  void aCustomResourceThatTheClusterKnowsIsCreated(Cluster cluster) {
    CustomResourceDefinition kind =
        (CustomResourceDefinition)
            Manifest.readObjects(Path.of(FOLDER, "known-kind.yaml")).objects().get(0);
    cluster.client().resource(kind).create();
    try {
      cluster
          .client()
          .resource(kind)
          .waitUntilCondition(AppliedIT::isEstablished, 30, TimeUnit.SECONDS);
      Workload workload = apply(cluster, "known-resource");

      assertThat(workload.pod("web")).isRunning();
      assertThat(
              cluster
                  .client()
                  .genericKubernetesResources("kindproof.example.com/v1", "Known")
                  .inNamespace(workload.namespace())
                  .withName("one")
                  .get()
                  .<String>get("spec", "color"))
          .isEqualTo("blue");
    } finally {
      cluster.client().resource(kind).delete();
    }
  }

  @Test
  void anInterruptedApplyLeavesNothing(Cluster cluster) {
    Set<String> before = namespaces(cluster);

    Manifest withoutImages = Manifest.readObjects(Path.of(FOLDER, "settings.yaml"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> cluster.apply(withoutImages))
        .isInstanceOf(InterruptionException.class)
        .hasMessageContaining("settings.yaml' was interrupted after");
    assertThat(Thread.interrupted()).as("whoever interrupted it is heard").isTrue();

    assertThat(namespaces(cluster)).isSubsetOf(before);
  }

  private static boolean isEstablished(CustomResourceDefinition kind) {
    return kind.getStatus() != null
        && Stream.ofNullable(kind.getStatus().getConditions())
            .flatMap(List::stream)
            .anyMatch(it -> it.getType().equals("Established") && it.getStatus().equals("True"));
  }

  private static void assertNone(Workload workload, String name, String why) {
    assertThatThrownBy(() -> workload.pod(name))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("/" + name + ": creates no pods: " + why);
  }

  private static List<Pod> pods(Cluster cluster, Workload workload) {
    return cluster.client().pods().inNamespace(workload.namespace()).list().getItems();
  }

  /** Twice the time for which a pod has to stay ready. */
  private static boolean isReadyForLong(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("Ready") && it.getStatus().equals("True"))
        .map(it -> Instant.parse(it.getLastTransitionTime()))
        .anyMatch(since -> since.plusSeconds(6).isBefore(Instant.now()));
  }

  private static Workload apply(Cluster cluster, String manifest) {
    return cluster.apply(FOLDER + manifest + ".yaml");
  }

  /** Those that are not on their way out. */
  /** Of workloads of this process: another run may check the same cluster. */
  private static Set<String> namespaces(Cluster cluster) {
    return cluster.client().namespaces().list().getItems().stream()
        .map(HasMetadata::getMetadata)
        .filter(meta -> meta.getDeletionTimestamp() == null)
        .map(meta -> meta.getName())
        .filter(name -> name.matches("kindproof-\\d+"))
        .collect(Collectors.toSet());
  }
}
