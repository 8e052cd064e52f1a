package io.github.kindproof.leastprivilege.mutate;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A pod in whose sandbox one of its containers is started again and again. The kubelet starts none
 * of its containers twice, and a container of ours keeps it alive. Pure.
 *
 * <p>An init container or a native sidecar becomes a main container, because the kubelet would
 * start an init container only once before all others, and a sidecar again each time that it ends.
 *
 * @param pod the pod to create
 * @param container the name of the container that is started again
 * @param ready the sign that it is ready: the port that it opens, {@code end}, or {@code alive}
 * @param waitsForItsEnd whether its first run, by the kubelet, must end before mutants are started
 * @param stops the grace period of the pod
 */
record BenchPod(Pod pod, String container, String ready, boolean waitsForItsEnd, Duration stops) {
  private static final String STAYING = "kindproof-stays";
  private static final String STAYING_IMAGE = "kindproof/probe:1";
  private static final String ALIVE = "alive";
  private static final Duration LIVES = Duration.ofSeconds(1);
  private static final long DEFAULT_GRACE_SECONDS = 30;

  static BenchPod of(Pod pod, String container) {
    boolean sidecar = PodContainers.isSidecar(pod, container);
    boolean ends = PodContainers.ends(pod, container);
    List<Container> before = new ArrayList<>(pod.getSpec().getInitContainers());
    List<Container> beside = new ArrayList<>(pod.getSpec().getContainers());
    if (PodContainers.isInit(pod, container)) {
      int place = PodContainers.names(pod).indexOf(container);
      Container moved = new ContainerBuilder(before.get(place)).withRestartPolicy(null).build();
      if (sidecar) {
        before.remove(place);
      } else {
        // Containers after an init container do not run at the same time.
        before = before.subList(0, place);
        beside.clear();
      }
      beside.add(0, moved);
    }
    beside.add(staying());
    Container tried =
        beside.stream().filter(it -> it.getName().equals(container)).findFirst().orElseThrow();
    Pod made =
        new PodBuilder(pod)
            .editSpec()
            .withRestartPolicy("Never")
            .withTerminationGracePeriodSeconds(1L)
            .withInitContainers(before)
            .withContainers(beside)
            .endSpec()
            .build();
    boolean runsToItsEnd = PodContainers.isInit(pod, container) && !sidecar;
    return new BenchPod(made, container, ends ? "end" : port(tried), runsToItsEnd, grace(pod));
  }

  /**
   * Return the minimal lifetime before it counts as ready: without a port there is no other sign.
   */
  Duration lives(Duration least) {
    boolean noSign = ready.equals(ALIVE) && least.compareTo(LIVES) < 0;
    return noSign ? LIVES : least;
  }

  private static Container staying() {
    return new ContainerBuilder()
        .withName(STAYING)
        .withImage(STAYING_IMAGE)
        .withImagePullPolicy("IfNotPresent")
        .withArgs("--stay")
        .build();
  }

  private static String port(Container tried) {
    return tried.getPorts().stream()
        .filter(port -> port.getProtocol() == null || port.getProtocol().equals("TCP"))
        .map(ContainerPort::getContainerPort)
        .map(String::valueOf)
        .findFirst()
        .orElse(ALIVE);
  }

  private static Duration grace(Pod pod) {
    return Duration.ofSeconds(
        Objects.requireNonNullElse(
            pod.getSpec().getTerminationGracePeriodSeconds(), DEFAULT_GRACE_SECONDS));
  }
}
