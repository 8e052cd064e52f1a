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
 * The life of a pod on a real node: it starts, does its work, is left alone, and stops.
 *
 * @param cluster the cluster that runs it
 * @param manifest the manifest with the pod and all that it needs
 * @param pod the name of the pod
 * @param plan the steps of its life
 * @param byForce whether to stop it without a grace period
 * @param phases a callback that is called before each phase
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

  /** The time limit in addition to the pod's own grace period. */
  private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

  private static final Duration JOB_LIMIT = Duration.ofMinutes(2);
  private static final long DEFAULT_GRACE_SECONDS = 30;
  private static final Set<String> ENDED = Set.of("Succeeded", "Failed");

  /** Create a run that stops with the grace period and reports its phases to no one. */
  public static WorkloadRun of(Cluster cluster, Manifest manifest, String pod, LifePlan plan) {
    return new WorkloadRun(cluster, manifest, pod, plan, false, phase -> {});
  }

  /**
   * Run the pod and block until it has stopped. Any outcome is a result and not an exception. If
   * the exercise fails, the rest of the work is skipped, but not the stop.
   *
   * @throws WorkloadNotWorkingException if someone else deletes the pod during the run
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

  /** Whether the pod is a job: it has no ports and is not always restarted. */
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

  /** The kubelet sorts containers by name; only the pod's own order shows the main one. */
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
          "pod " + pod + " was deleted by someone else during the run");
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

  /** Delete the pod and return its last state, which the API server reports when it removes it. */
  private Pod stopped(Pod running) {
    long grace =
        byForce
            ? 0
            : Objects.requireNonNullElse(
                running.getSpec().getTerminationGracePeriodSeconds(), DEFAULT_GRACE_SECONDS);
    Duration limit = STOP_LIMIT.plusSeconds(grace);
    Pod last;
    try (LastSeen watched = new LastSeen(of(running), running)) {
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

  /** The kubelet may keep an ended container for a minute. */
  private static boolean hasEnded(NodeShell node, String containerId) {
    return node.findContainer(containerId)
        .map(seen -> seen.path("status").path("state").asString("").equals("CONTAINER_EXITED"))
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
