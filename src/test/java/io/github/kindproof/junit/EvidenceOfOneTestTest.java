package io.github.kindproof.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterBuilder;
import io.github.kindproof.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of a test is of its own workloads and those of its class, whoever else runs. */
class EvidenceOfOneTestTest {
  private static final String VERSION = "-v1.34.11";

  @TempDir Path folder;

  @OnFakeCluster
  static class SideBySide {
    static final Map<String, String> NAMESPACES = new ConcurrentHashMap<>();
    static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @BeforeAll
    static void prepare(Cluster cluster) {
      keep("class", cluster.apply("manifests/probe.yaml"));
    }

    @RepeatedTest(2)
    void fails(Cluster cluster, RepetitionInfo number) throws Exception {
      keep("test-" + number.getCurrentRepetition(), cluster.apply("manifests/probe.yaml"));
      BOTH.await(20, TimeUnit.SECONDS);
      try {
        fail("as it does");
      } finally {
        BOTH.await(20, TimeUnit.SECONDS);
      }
    }

    static void keep(String who, Workload workload) {
      NAMESPACES.put(who, workload.namespace());
    }
  }

  /** The inner class has workloads of both, the outer one none of the inner. */
  @OnFakeCluster
  @SuppressWarnings("ClassCanBeStatic")
  static class Outer {
    @BeforeAll
    static void prepare(Cluster cluster) {
      SideBySide.keep("outer", cluster.apply("manifests/probe.yaml"));
    }

    @Nested
    class Inner {
      @BeforeAll
      static void prepare(Cluster cluster) {
        SideBySide.keep("inner", cluster.apply("manifests/probe.yaml"));
      }

      @Test
      void fails() {
        fail("as it does");
      }
    }
  }

  @OnFakeCluster
  static class AppliesNone {
    @Test
    void fails(Cluster cluster) {
      ClusterBuilder.like(cluster)
          .telling(it -> {})
          .build()
          .apply("manifests/probe.yaml"); // as somebody else does
      fail("as it does");
    }
  }

  @OnFakeCluster
  static class PodIsGone {
    @Test
    void fails(Cluster cluster, @TempDir Path project) throws IOException {
      Path manifest =
          Files.writeString(
              project.resolve("pod.yaml"),
              """
              apiVersion: v1
              kind: Pod
              metadata:
                name: %s
              spec:
                containers:
                  - name: main
                    image: kindproof/probe:1
              """
                  .formatted(FakeApi.GONE));
      cluster.apply(manifest.toString());
      fail("as it does");
    }
  }

  @Test
  void othersAreNoPartOfIt() throws IOException {
    try (FakeRun run = new FakeRun(folder)) {
      run.parallel();
      run.execute(SideBySide.class).testEvents().assertStatistics(it -> it.failed(2));
      for (String test : List.of("1", "2")) {
        Path bundle =
            run.failures().resolve("EvidenceOfOneTestTest.SideBySide.fails-" + test + VERSION);
        String own = SideBySide.NAMESPACES.get("test-" + test);
        String ofClass = SideBySide.NAMESPACES.get("class");
        assertThat(namespaces(bundle)).containsExactlyInAnyOrder(own, ofClass);
        assertThat(bundle.resolve(own + "-probe-probe.log")).content().contains("log at", own);
        assertThat(Files.readString(bundle.resolve("events.txt")).lines())
            .hasSize(2)
            .anyMatch(line -> line.contains(own + "/"))
            .anyMatch(line -> line.contains(ofClass + "/"));
      }
    }
  }

  @Test
  void thoseOfTheClassesAroundItAre() throws IOException {
    try (FakeRun run = new FakeRun(folder)) {
      run.execute(Outer.class).testEvents().assertStatistics(it -> it.failed(1));
      assertThat(
              namespaces(
                  run.failures().resolve("EvidenceOfOneTestTest.Outer.Inner.fails" + VERSION)))
          .containsExactlyInAnyOrder(
              SideBySide.NAMESPACES.get("outer"), SideBySide.NAMESPACES.get("inner"));
    }
  }

  @Test
  void whoAppliedNothingHasAll() throws IOException {
    try (FakeRun run = new FakeRun(folder)) {
      run.execute(AppliesNone.class).testEvents().assertStatistics(it -> it.failed(1));
      assertThat(
              namespaces(
                  run.failures().resolve("EvidenceOfOneTestTest.AppliesNone.fails" + VERSION)))
          .hasSize(1);
    }
  }

  @Test
  void noFileIsOfAnError() throws IOException {
    try (FakeRun run = new FakeRun(folder)) {
      run.execute(PodIsGone.class).testEvents().assertStatistics(it -> it.failed(1));
      Path bundle = run.failures().resolve("EvidenceOfOneTestTest.PodIsGone.fails" + VERSION);
      assertThat(names(bundle)).containsExactlyInAnyOrder("failure.txt", "how.txt", "events.txt");
    }
  }

  /** Those whose pods have files. */
  private static List<String> namespaces(Path bundle) throws IOException {
    return names(bundle).stream()
        .filter(name -> name.startsWith("kindproof-"))
        .map(name -> name.replaceFirst("^(kindproof-\\d+)-.*", "$1"))
        .distinct()
        .toList();
  }

  private static List<String> names(Path bundle) throws IOException {
    try (Stream<Path> files = Files.list(bundle)) {
      return new ArrayList<>(files.map(it -> it.getFileName().toString()).toList());
    }
  }
}
