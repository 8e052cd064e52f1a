package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.Evidence;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.workload.Workload;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What others on the machine, and readers of a failure bundle, do not get: keys and secrets. */
@Order(5)
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class PrivateIT {
  private static final String SECRET = "planted-hunter2";

  @Test
  void noEvidenceHasTheValueOfASecret(Cluster cluster) {
    try (Workload workload = cluster.apply("src/test/manifests/secret.yaml")) {
      assertThat(workload.pod("holder")).isCrashLooping();
      List<Evidence> evidence = cluster.evidence(List.of(workload));
      assertThat(evidence)
          .as("a bundle that is worth looking at")
          .extracting(Evidence::title)
          .anyMatch(title -> title.endsWith("crictl-inspect.json"))
          .anyMatch(title -> title.endsWith("kubelet.log"));
      assertThat(evidence)
          .allSatisfy(it -> assertThat(it.text()).as(it.title()).doesNotContain(SECRET));
    }
  }

  @Test
  void onlyThisUserReadsTheFilesOfTheRun() throws IOException {
    Path folder = RunFolder.of(Owner.current(), RunFolder.all(KindproofCache.ofUser())).path();
    assertThat(permissions(folder)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> kubeconfigs =
          files.filter(it -> it.getFileName().toString().contains("kubeconfig")).toList();
      assertThat(kubeconfigs)
          .isNotEmpty()
          .allSatisfy(it -> assertThat(permissions(it)).as("%s", it).isEqualTo("rw-------"));
    }
  }

  @Test
  void theApiServerListensOnLoopbackOnly(Cluster cluster) throws Exception {
    URI server = cluster.client().getMasterUrl().toURI();
    assertThat(InetAddress.getByName(server.getHost()).isLoopbackAddress()).isTrue();
    String published =
        Command.of("docker", "port", cluster.nodes().get(0).container()).output().strip();
    assertThat(published.lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("-> 127.0.0.1:"));
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
