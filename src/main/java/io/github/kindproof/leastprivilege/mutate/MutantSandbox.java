package io.github.kindproof.leastprivilege.mutate;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.exercise.LifePlan;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.PodPorts;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadUnderTest;
import io.github.kindproof.leastprivilege.record.ProfileOverlay;
import io.github.kindproof.leastprivilege.record.Recorder;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A pod in whose sandbox one of its containers is started again and again, directly by the
 * low-level runtime and with the spec that the kubelet gave it: the same life as in a pod, in a
 * twentieth of the time. Not thread-safe.
 */
final class MutantSandbox implements AutoCloseable {
  private static final Duration MADE_LIMIT = Duration.ofMinutes(3);
  private static final Duration INTERVAL = Duration.ofMillis(200);
  private static final int TRIES = 3;

  private final Workload workload;
  private final PodPorts ports;
  private final RuntimeRunner.Place place;
  private final Duration stops;
  private RuntimeRunner lane;
  private int lanes = 1;

  private MutantSandbox(
      Workload workload,
      PodPorts ports,
      RuntimeRunner.Place place,
      RuntimeRunner lane,
      Duration stops) {
    this.workload = workload;
    this.ports = ports;
    this.place = place;
    this.lane = lane;
    this.stops = stops;
  }

  /**
   * The time limits of one run.
   *
   * @param ready for the container to become ready
   * @param exercise for each exercise
   * @param stop for the container to end after the signal
   */
  record Limits(Duration ready, Duration exercise, Duration stop) {}

  /**
   * Create the sandbox for the container that profiles are for, or for the pod's first main
   * container if they are for all.
   *
   * @param name a name that is unique on the node
   * @param lives the minimal lifetime of a container before it counts as ready
   */
  static MutantSandbox open(WorkloadUnderTest tried, String name, Duration lives) {
    Cluster cluster = tried.cluster();
    String pod = tried.pod();
    Pod whole = Recorder.podOf(tried.manifest(), pod);
    BenchPod bench =
        BenchPod.of(whole, tried.container().orElseGet(() -> PodContainers.main(whole)));
    Workload workload =
        cluster.apply(
            ProfileOverlay.unconfined(
                tried.manifest().withPods(each -> each == whole ? bench.pod() : each)));
    try {
      Pod made = made(cluster, workload, bench);
      NodeShell node = cluster.node(made.getSpec().getNodeName());
      ContainerStatus status = PodContainers.status(made, bench.container()).orElseThrow();
      String id = ContainerFacts.idOf(status).orElseThrow();
      JsonNode inspected = node.inspectContainer(id);
      RuntimeRunner.Place place =
          new RuntimeRunner.Place(
              node,
              name,
              node.runtime().oci().kind().program(),
              snapshot(node, id),
              made.getStatus().getPodIP(),
              bench.ready(),
              StopSignal.of(inspected, node::inspectImage),
              bench.lives(lives),
              ContainerSpec.of(inspected));
      PodPorts ports = PodPorts.direct(cluster.client(), made);
      // The kubelet does not start it again, so its port is free.
      node.crictl("stop", "--timeout", String.valueOf(bench.stops().toSeconds()), id).output();
      return new MutantSandbox(workload, ports, place, RuntimeRunner.open(place), bench.stops());
    } catch (RuntimeException e) {
      workload.close();
      throw e;
    }
  }

  Duration stops() {
    return stops;
  }

  /**
   * Run the container once; if the node itself is in trouble, again, on a new lane.
   *
   * @param profile its filter; empty for none
   * @param otherForm whether to invert the privilege escalation setting of its spec
   * @throws EnvironmentException if the node stays in trouble
   */
  MutantSeen live(
      Optional<SeccompProfile> profile, boolean otherForm, LifePlan plan, Limits limits) {
    String filter = profile.map(it -> oneLine(it.toJson())).orElse("null");
    String trouble = "";
    for (int i = 0; i < TRIES; i++) {
      Attempt attempt = attempt(filter, otherForm, plan, limits);
      trouble = attempt.trouble().orElse("");
      boolean byChance = attempt.isStuck() && i == 0;
      if (trouble.isEmpty() && !byChance) {
        return attempt.seen();
      }
      lane.close();
      lanes++;
      lane = RuntimeRunner.open(place.named(place.name() + "-" + lanes));
    }
    throw new EnvironmentException(
        "node %s cannot start containers: %s".formatted(place.node().container(), trouble),
        "run again on an idle machine");
  }

  private Attempt attempt(String filter, boolean otherForm, LifePlan plan, Limits limits) {
    long start = System.nanoTime();
    RuntimeRunner.Answer started = lane.start(filter, otherForm, limits.ready());
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    if (!started.isReady()) {
      return Attempt.ended(started, took);
    }
    List<ExerciseResult> exercises =
        List.of(plan.exercise().within(limits.exercise()).run(ports.environment()));
    return new Attempt(started, took, exercises, Optional.of(lane.stop(limits.stop())));
  }

  @Override
  public void close() {
    lane.close();
    ports.close();
    workload.close();
  }

  private static String oneLine(String json) {
    return json.lines().map(String::strip).reduce("", String::concat);
  }

  /** Return the pod once its containers are created; fail if they never will be. */
  private static Pod made(Cluster cluster, Workload workload, BenchPod bench) {
    String name = bench.pod().getMetadata().getName();
    PodResource pod = cluster.client().pods().inNamespace(workload.namespace()).withName(name);
    Waited<Pod> seen =
        new Wait("the containers of pod " + name, MADE_LIMIT, INTERVAL)
            .wokenBy(ApiChanges.of(pod))
            .looking(pod::get)
            .failFast("it has failed", now -> "Failed".equals(now.getStatus().getPhase()))
            .until(now -> isMade(now, bench));
    if (!seen.met()) {
      throw new WorkloadNotWorkingException(
          "pod %s does not start its container %s even without a filter: %s"
              .formatted(name, bench.container(), seen.why()));
    }
    return seen.last();
  }

  /**
   * A container that must end has ended by then; otherwise the volumes would hold half of its work.
   */
  private static boolean isMade(Pod pod, BenchPod bench) {
    List<ContainerStatus> made = pod.getStatus().getContainerStatuses();
    return made.size() == pod.getSpec().getContainers().size()
        && made.stream()
            .allMatch(
                status ->
                    status.getContainerID() != null
                        && status.getState().getWaiting() == null
                        && (!bench.waitsForItsEnd()
                            || !status.getName().equals(bench.container())
                            || status.getState().getTerminated() != null));
  }

  /** Return the snapshot of the image, the parent of the container's own snapshot. */
  private static String snapshot(NodeShell node, String id) {
    String told = node.command("ctr", "--namespace", "k8s.io", "snapshots", "info", id).output();
    return Stream.of(told.split("\n", -1))
        .map(String::strip)
        .filter(line -> line.startsWith("\"Parent\":"))
        .map(line -> line.replaceAll("^\"Parent\":\\s*\"([^\"]*)\",?$", "$1"))
        .findFirst()
        .orElseThrow(
            () ->
                new EnvironmentException(
                    "containerd does not report the image of container " + id,
                    "check its snapshotter: only overlayfs is supported"));
  }
}
