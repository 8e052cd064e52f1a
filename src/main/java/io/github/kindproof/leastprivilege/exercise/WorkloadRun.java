package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.api.ApiChanges;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.ContainerFacts;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.PodObservation;
import io.github.kindproof.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * One life of a pod on a real node: started, made to do its work, left alone, stopped.
 *
 * @param cluster where
 * @param manifest with the pod and all that it needs
 * @param pod its name
 * @param plan what it goes through
 * @param byForce whether it gets no time to end by itself
 * @param phases told of each phase before it begins
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record WorkloadRun(
    Cluster cluster,
    Manifest manifest,
    String pod,
    LifePlan plan,
    boolean byForce,
    Consumer<Phase> phases) {
  private static final Duration INTERVAL = Duration.ofMillis(200);

  /** Beyond the time that the pod itself is given to end. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private static final Duration JOB_LIMIT = Duration.ofMinutes(2);
  private static final long DEFAULT_GRACE_SECONDS = 30;
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  /** A life with time to end, of which nobody is told. */
  public static WorkloadRun of(Cluster cluster, Manifest manifest, String pod, LifePlan plan) {
    return new WorkloadRun(cluster, manifest, pod, plan, false, phase -> {});
  }

  /**
   * Lives it. How it goes is a result, whatever it is; what a failed exercise leaves out is the
   * rest of the work, not the stop.
   *
   * @throws WorkloadNotWorkingException if somebody else deletes the pod meanwhile
   */
  public WorkloadRunResult live() {
    try (Workload workload = cluster.apply(manifest)) {
      PodObservation seen = workload.pod(pod);
      List<ExerciseResult> exercises = new ArrayList<>();
      if (seen.outcome().isRunning()) {
        work(seen, exercises);
        if (endsByItself(seen.pod())) {
          seen = atItsEnd(workload, seen);
        }
      }
      Pod now = still(seen.pod());
      String log = log(now);
      phases.accept(Phase.STOP);
      return new WorkloadRunResult(
          seen, exercises, log, WorkloadRunResult.restarts(now), stopped(now));
    }
  }

  /** A job: it serves nobody, and is not started again. */
  private static boolean endsByItself(Pod pod) {
    return !Objects.equals(pod.getSpec().getRestartPolicy(), "Always")
        && pod.getSpec().getContainers().stream().allMatch(each -> each.getPorts().isEmpty());
  }

  private PodObservation atItsEnd(Workload workload, PodObservation seen) {
    boolean ended =
        new Wait("the end of job " + pod, JOB_LIMIT, INTERVAL)
            .wokenBy(ApiChanges.of(of(seen.pod())))
            .until(() -> still(seen.pod()).getStatus().getPhase(), ENDED::contains)
            .met();
    return ended ? workload.pod(pod) : seen;
  }

  private void work(PodObservation seen, List<ExerciseResult> exercises) {
    exercises.add(exercise(seen.pod()));
    if (!exercises.get(0).ok()) {
      return;
    }
    phases.accept(Phase.IDLE);
    idle();
    if (plan.reload().isPresent()) {
      phases.accept(Phase.RELOAD);
      plan.reload().get().of(cluster, seen.pod(), mainId(seen.pod()));
      idle();
      exercises.add(exercise(seen.pod()));
    }
  }

  /** The kubelet sorts containers by name; the pod's own order says which is the main one. */
  private static String mainId(Pod running) {
    return PodContainers.status(running, PodContainers.main(running))
        .flatMap(ContainerFacts::idOf)
        .orElse("");
  }

  private ExerciseResult exercise(Pod running) {
    try (PodPorts ports = PodPorts.forwarded(cluster.client(), running)) {
      phases.accept(Phase.EXERCISE);
      return plan.exercise().run(ports.environment());
    }
  }

  private void idle() {
    Instant until = Instant.now().plus(plan.idle());
    new Wait("the idle time of pod " + pod, plan.idle().plusSeconds(1), INTERVAL)
        .until(Instant::now, now -> !now.isBefore(until));
  }

  private Pod still(Pod running) {
    Pod now = of(running).get();
    if (now == null
        || !Objects.equals(now.getMetadata().getUid(), running.getMetadata().getUid())) {
      throw new WorkloadNotWorkingException(
          "pod " + pod + " was deleted by somebody while it was at work");
    }
    return now;
  }

  private String log(Pod now) {
    return PodContainers.names(now).stream()
        .map(container -> log(now, container))
        .collect(Collectors.joining());
  }

  private String log(Pod now, String container) {
    try {
      return Objects.requireNonNullElse(of(now).inContainer(container).getLog(), "");
    } catch (KubernetesClientException e) {
      return ""; // it was never started
    }
  }

  /** Deletes it, and gives it as it was last: the API server tells that as it removes it. */
  private Pod stopped(Pod running) {
    long grace =
        byForce
            ? 0
            : Objects.requireNonNullElse(
                running.getSpec().getTerminationGracePeriodSeconds(), DEFAULT_GRACE_SECONDS);
    Duration limit = STOP_LIMIT.plusSeconds(grace);
    Pod last;
    try (LastSeen watched = LastSeen.of(of(running), running)) {
      of(running).withGracePeriod(grace).delete();
      new Wait("the end of pod " + pod, limit, INTERVAL)
          .wokenBy(ApiChanges.of(of(running)))
          .until(watched::isGone, gone -> gone);
      last = watched.pod();
    }
    // Without grace the API server forgets the pod before its processes have ended.
    NodeShell node = cluster.node(running.getSpec().getNodeName());
    for (ContainerStatus status : WorkloadRunResult.statuses(running)) {
      ContainerFacts.idOf(status)
          .ifPresent(
              id ->
                  new Wait("the end of container " + status.getName(), STOP_LIMIT, INTERVAL)
                      .until(() -> hasEnded(node, id), ended -> ended));
    }
    return last;
  }

  /** What has ended the kubelet may keep for a minute. */
  private static boolean hasEnded(NodeShell node, String containerId) {
    return node.findContainer(containerId)
        .map(seen -> seen.path("status").path("state").asText().equals("CONTAINER_EXITED"))
        .orElse(true);
  }

  private PodResource of(Pod running) {
    return cluster
        .client()
        .pods()
        .inNamespace(running.getMetadata().getNamespace())
        .withName(running.getMetadata().getName());
  }
}
