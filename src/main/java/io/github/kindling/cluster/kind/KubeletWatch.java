package io.github.kindling.cluster.kind;

import io.github.kindling.engine.Docker;
import io.github.kindling.process.ProcessResult;
import io.github.kindling.workload.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at the kubelets of a cluster that is being made. */
record KubeletWatch(Docker docker) {
  private static final int SAME_ERROR_TIMES = 3;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** Why a node of this cluster will never be ready, if that is known by now. */
  Optional<Cause> diagnose(String clusterName) {
    for (String node : nodesOf(clusterName)) {
      Optional<Cause> cause =
          BootDiagnosis.ofKubelet(journal(node, "kubelet"), node, SAME_ERROR_TIMES)
              .map(it -> BootDiagnosis.ofRuntime(it, () -> journal(node, "containerd")));
      if (cause.isPresent()) {
        return cause;
      }
    }
    return Optional.empty();
  }

  /** The names of the cluster's node containers, also of those that stopped. */
  List<String> nodesOf(String clusterName) {
    ProcessResult result =
        docker
            .command(
                "ps", "-a",
                "--filter", "label=io.x-k8s.kind.cluster=" + clusterName,
                "--format", "{{.Names}}")
            .withLimit(LIMIT)
            .run();
    return result.stdout().lines().filter(line -> !line.isBlank()).sorted().toList();
  }

  /** Empty as long as the node is not up far enough to have one. */
  private String journal(String node, String unit) {
    return docker
        .command("exec", node, "journalctl", "-u", unit, "-o", "cat", "--no-pager")
        .withLimit(LIMIT)
        .run()
        .stdout();
  }
}
