package io.github.kindproof.upgrade.seccompdefault.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.workload.Workload;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Pods reach the cluster, and nothing else while the way out is closed. */
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
@Isolated
class ClosedEgressIT {
  private static final String CLOSED = "out no name no in yes";
  private static final String OPEN = "out yes name yes in yes";

  @Test
  void theWayOutIsClosedUntilItIsOpenedAgain(Cluster cluster) throws IOException {
    String gateway =
        cluster
            .nodes()
            .get(0)
            .command("sh", "-c", "ip route show default | cut -d' ' -f3")
            .output()
            .strip();
    try (ServerSocket outside = new ServerSocket(0);
        ClosedEgress closed = ClosedEgress.of(cluster);
        Workload workload =
            cluster.apply(
                cluster
                    .manifest("src/test/manifests/ways-out.yaml")
                    .withPods(pod -> to(pod, gateway, outside.getLocalPort())))) {
      workload.pod("ways-out");
      assertThat(seen(cluster, workload, CLOSED)).contains(CLOSED).doesNotContain("out yes");
      closed.close();
      assertThat(seen(cluster, workload, OPEN)).contains(OPEN);
    }
  }

  /** The log, when this line is in it, or after a while. */
  private static List<String> seen(Cluster cluster, Workload workload, String line) {
    return new Wait("the line '" + line + "'", Duration.ofSeconds(60), Duration.ofSeconds(1))
        .until(
            () ->
                cluster
                    .client()
                    .pods()
                    .inNamespace(workload.namespace())
                    .withName("ways-out")
                    .getLog()
                    .lines()
                    .toList(),
            log -> log.contains(line))
        .last();
  }

  private static Pod to(Pod pod, String address, int port) {
    return new PodBuilder(pod)
        .editSpec()
        .editFirstContainer()
        .removeMatchingFromEnv(it -> List.of("ADDRESS", "PORT").contains(it.getName()))
        .addToEnv(new EnvVar("ADDRESS", address, null))
        .addToEnv(new EnvVar("PORT", String.valueOf(port), null))
        .endContainer()
        .endSpec()
        .build();
  }
}
