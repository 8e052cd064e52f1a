package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.node.FilterReader;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SyscallTable;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.bpf.SeccompData;
import io.github.kindproof.seccomp.filter.ComparisonText;
import io.github.kindproof.seccomp.filter.FilterComparison;
import io.github.kindproof.seccomp.filter.FilterNote;
import io.github.kindproof.seccomp.filter.ProcessFilters;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.PodFacts;
import io.github.kindproof.workload.PodFilters;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The filters that the kernel has loaded for the containers of a pod, compared with those that the
 * node's runtime builds from the profiles which {@code crictl inspect} shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FiltersOfPod {
  private static final Architecture MACHINE = Architecture.ofThisMachine();

  private Workload workload;
  private PodObservation pod;
  private NodeShell node;
  private FilterReader reader;
  private Map<String, ProcessFilters> filters;

  @BeforeAll
  void read(Cluster cluster, Harness harness) {
    workload = cluster.apply("src/test/manifests/filters.yaml");
    pod = workload.pod("filters");
    assertThat(pod).isRunning();
    node = cluster.node(pod.node());
    reader =
        new FilterReader(
            harness.tools().engine().docker(),
            harness.workloadImage(FilterReader.IMAGE).reference());
    filters = read();
  }

  @Test
  void eachContainerHasItsOwnFilter() {
    assertThat(filters).containsOnlyKeys("sidecar", "unfiltered", "runtime-default", "no-mkdir");
    assertThat(of("unfiltered").loaded().programs()).isEmpty();
    assertThat(answer("runtime-default", "mkdir")).isEqualTo("ALLOW");
    assertThat(answer("runtime-default", "mount")).isEqualTo("ERRNO EPERM");
    assertThat(answer("no-mkdir", "mkdir")).isEqualTo("ERRNO EPERM");
    assertThat(answer("no-mkdir", "mount")).isEqualTo("ALLOW");
    assertThat(answer("sidecar", "mkdir")).isEqualTo("ALLOW");
  }

  @Test
  void eachFilterIsThatOfTheProfileThatTheRuntimeReceived() {
    assertThat(of("unfiltered").received()).isEmpty();
    for (String container : List.of("runtime-default", "no-mkdir", "sidecar")) {
      FilterComparison comparison = compared(container);
      assertThat(comparison.isEqual()).as(ComparisonText.of(comparison, false)).isTrue();
      assertThat(comparison.builder()).isEqualTo(comparison.reported().orElseThrow());
      assertThat(comparison.otherFilters()).isZero();
    }
  }

  @Test
  void theRuntimeReportsTheLibrary(NodeRuntime requested) {
    ObservedRuntime runtime = node.runtime();
    assertThat(runtime.libseccomp()).startsWith(requested.isOwn() ? "2.6." : "2.5.");
    assertThat(compared("sidecar").builder().toString())
        .isEqualTo(runtime.oci() + " with libseccomp " + runtime.libseccomp());
  }

  @Test
  void whatBecomesOfTheProfileIsSaid() {
    List<FilterNote> notes = compared("sidecar").notes();
    assertThat(notes)
        .extracting(FilterNote::kind)
        .contains("WrongAnswers", "RulesLeftOut", "ArchitecturesUnlisted");
    String wrong = sentence(notes, "WrongAnswers");
    assertThat(wrong)
        .contains("on SCMP_ARCH_X86_64, keyctl gets ERRNO 77, for example with (0, 0x5)")
        .contains("it should get ALLOW");
    assertThat(keyctl(5)).as("what the kernel's program answers").isEqualTo("ERRNO 77");
    assertThat(keyctl(0x100000004L)).isEqualTo("ALLOW");
  }

  @Test
  void aNameThatOnlyANewerLibraryKnowsIsSaidToHaveNoEffect(NodeRuntime requested) {
    List<FilterNote> notes = compared("sidecar").notes();
    if (requested.isOwn()) {
      assertThat(notes).extracting(FilterNote::kind).doesNotContain("NamesUnknown");
      assertThat(answer("sidecar", "mseal")).isEqualTo("ERRNO EPERM");
    } else {
      assertThat(sentence(notes, "NamesUnknown")).contains("mseal, setxattrat");
      assertThat(answer("sidecar", "mseal")).isEqualTo("ALLOW");
    }
  }

  /** Its process has another name, and the same filter as its container; the first one is read. */
  @Test
  void processesOfExecDoNotChangeWhatIsRead(Cluster cluster) throws Exception {
    try (ExecWatch exec = exec(cluster, "no-mkdir", "mkdir /tmp/x")) {
      assertThat(exec.exitCode().get(60, TimeUnit.SECONDS)).isEqualTo(1);
    }
    try (ExecWatch exec = exec(cluster, "sidecar", "mkdir /tmp/x && exec sleep 1000")) {
      Map<String, ProcessFilters> during = read();
      assertThat(exec.exitCode()).isNotDone();
      assertThat(during.values().stream().map(it -> it.loaded().process())).containsOnly("sh");
      during.forEach(
          (container, it) ->
              assertThat(it.loaded().programs().size())
                  .as(container)
                  .isEqualTo(of(container).loaded().programs().size()));
    }
  }

  @Test
  void theAssertionComparesWithAFile() {
    PodObservation read = workload.withFilters(pod);
    assertThat(read.container("sidecar")).runsTheFilterOf("src/test/profiles/wide.json");
    assertThat(read.container("no-mkdir")).runsTheFilterOf("src/test/profiles/no-mkdir.json");
    assertThatThrownBy(
            () ->
                assertThat(read.container("no-mkdir"))
                    .runsTheFilterOf("src/test/profiles/wide.json"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ERRNO EPERM instead of ALLOW, 2 syscalls: mkdir, mkdirat");
    assertThatThrownBy(() -> assertThat(read).runsTheFilterOf("src/test/profiles/no-mkdir.json"))
        .as("the deciding container has no filter")
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("container 'unfiltered'");
  }

  private Map<String, ProcessFilters> read() {
    List<ContainerFacts> containers = new PodFacts(pod.pod(), List.of()).containers();
    return PodFilters.read(pod.pod().getSpec(), containers, node, reader);
  }

  private ExecWatch exec(Cluster cluster, String container, String script) {
    return cluster
        .client()
        .pods()
        .inNamespace(workload.namespace())
        .withName("filters")
        .inContainer(container)
        .writingOutput(OutputStream.nullOutputStream())
        .exec("sh", "-c", script);
  }

  private ProcessFilters of(String container) {
    return Objects.requireNonNull(filters.get(container));
  }

  private FilterComparison compared(String container) {
    ProcessFilters of = of(container);
    return of.comparedWith(of.received().orElseThrow());
  }

  private static String sentence(List<FilterNote> notes, String kind) {
    return notes.stream()
        .filter(it -> it.kind().equals(kind))
        .map(FilterNote::sentence)
        .findFirst()
        .orElseThrow();
  }

  private String keyctl(long argument) {
    int number = SyscallTable.of(MACHINE).call("keyctl").orElseThrow().number();
    return of("sidecar")
        .loaded()
        .answer(SeccompData.of(MACHINE.auditCode(), number, 0, argument))
        .toString();
  }

  private String answer(String container, String call) {
    LoadedFilters loaded = of(container).loaded();
    int number = SyscallTable.of(MACHINE).call(call).orElseThrow().number();
    return loaded.answers(MACHINE.auditCode(), number).always().orElseThrow().toString();
  }
}
