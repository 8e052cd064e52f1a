package io.github.kindproof.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsServer;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterShape;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.image.ImageMode;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.network.TlsServer;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run on a machine that has neither an engine nor kind. */
class HarnessTest {
  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private KindproofCache cache;
  private Harness harness;

  @BeforeEach
  void open() {
    cache = new KindproofCache(folder.resolve("cache"));
    Tools tools = new Tools(this::engine, this::kind);
    harness =
        Harness.open(
            new Preparation(
                tools, ImageMode.AUTO, cache, ProjectFiles.here(cache), Progress.silent()));
  }

  @AfterEach
  void close() throws IOException {
    harness.close();
    try (var runs = Files.list(cache.folder("run"))) {
      assertThat(runs).as("folders of runs").isEmpty();
    }
  }

  @Test
  void openingItAndPlanningClustersAsksForNeither() {
    ClusterSpec spec = ClusterSpec.of(ClusterIntent.asItIs(), version());
    assertThat(harness.providers().all())
        .allSatisfy(provider -> assertThat(provider.cannotGive(spec)).isNotNull());
    assertThat(harness.providers().of(spec).nodesHere(spec).all()).isEqualTo(1);
    assertThat(asked).isEmpty();
  }

  @Test
  void aClusterThatExistsNeedsNeither() throws Exception {
    HttpsServer server = TlsServer.in(folder, "-1H");
    server.start();
    try (ClusterPool.Lease lease = harness.pool().lease(existing(server.getAddress().getPort()))) {
      Cluster cluster = lease.result().orElseThrow(refused -> "see its cause");
      assertThat(cluster.nodes()).isEmpty();
      assertThatThrownBy(cluster::recordKernelLog)
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("is not read");
    } finally {
      server.stop(0);
    }
    assertThat(asked).isEmpty();
  }

  @Test
  void kindAsksForTheEngineFirst() {
    ClusterSpec spec = ClusterSpec.of(ClusterIntent.asItIs(), version());
    assertThatThrownBy(() -> harness.pool().lease(spec)).hasMessage("no engine; start one");
    assertThat(asked).containsExactly("engine");
  }

  @Test
  void k3sAsksForAnEngineAndNotForKind() {
    ClusterSpec spec = ClusterSpec.of(ClusterIntent.asItIs(), version()).from("k3s");
    assertThatThrownBy(() -> harness.pool().lease(spec)).hasMessage("no engine; start one");
    assertThat(asked).containsExactly("engine");
  }

  @Test
  void theEngineIsLookedForOnceAndEachTestHasAFaultOfItsOwn() {
    ClusterSpec spec = ClusterSpec.of(ClusterIntent.asItIs(), version()).from("k3s");
    ClusterSpec other = ClusterSpec.of(ClusterIntent.asItIs(), version()).unshared().from("k3s");
    EnvironmentException first = fault(spec);
    EnvironmentException second = fault(other);
    assertThat(second).isNotSameAs(first).hasMessage("no engine; start one");
    assertThat(asked).containsExactly("engine");
  }

  private EnvironmentException fault(ClusterSpec spec) {
    try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
      throw new AssertionError("booted: " + lease.result());
    } catch (EnvironmentException e) {
      return e;
    }
  }

  private Engine engine() {
    asked.add("engine");
    throw new EnvironmentException("no engine", "start one");
  }

  private Path kind() {
    asked.add("kind");
    throw new EnvironmentException("no kind", "get it");
  }

  private KubernetesVersion version() {
    return harness.versions().standard();
  }

  private ClusterSpec existing(int port) throws IOException {
    Path kubeconfig =
        Files.writeString(
            folder.resolve("kubeconfig.yaml"),
            """
            apiVersion: v1
            kind: Config
            clusters:
            - name: c
              cluster: {server: "https://127.0.0.1:%d", certificate-authority: ca.pem}
            users:
            - name: u
              user: {token: t}
            contexts:
            - name: there
              context: {cluster: c, user: u}
            """
                .formatted(port));
    return ClusterSpec.of(
            new ClusterShape.ByContext(kubeconfig, "there", ClusterIntent.asItIs()), version())
        .from(ClusterSource.EXISTING);
  }
}
