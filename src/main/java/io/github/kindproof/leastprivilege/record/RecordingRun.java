package io.github.kindproof.leastprivilege.record;

import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.leastprivilege.exercise.ExerciseResult;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException;
import io.github.kindproof.leastprivilege.exercise.WorkloadRun;
import io.github.kindproof.leastprivilege.exercise.WorkloadRunResult;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.node.ContainerSessions;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.node.NodeShell;
import io.github.kindproof.workload.Manifest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One run of a pod under the recording profile, with a mark in the kernel's log where each of its
 * phases begins.
 *
 * @param twin the manifest with its pods under that profile
 * @param pod the pod to record
 * @param byForce whether to stop it without a grace period
 */
record RecordingRun(Cluster cluster, Manifest twin, Pod pod, RecordingPlan plan, boolean byForce) {

  RunRecording record() {
    AuditRecording recording;
    WorkloadRunResult seen;
    try (KernelLog log = cluster.recordKernelLog()) {
      seen =
          new WorkloadRun(
                  cluster, twin, name(), plan.life(), byForce, phase -> log.mark(phase.id()))
              .live();
      recording = log.end();
    }
    check(seen);
    Map<Long, String> sessions = new HashMap<>();
    for (NodeShell node : cluster.nodes()) {
      sessions.putAll(ContainerSessions.of(node));
    }
    return RunRecording.of(recording.attributedBy(sessions), ids(seen));
  }

  /** All syscalls can be observed only if the workload does its work. */
  private void check(WorkloadRunResult seen) {
    if (!seen.ran()) {
      throw new WorkloadNotWorkingException(
          "pod %s is %s under a profile that denies nothing: %s"
              .formatted(
                  name(),
                  seen.observed().outcome().kind(),
                  seen.observed().cause().map(Object::toString).orElse("see its log")));
    }
    for (ExerciseResult exercise : seen.exercises()) {
      if (!exercise.ok()) {
        throw new WorkloadNotWorkingException(
            "the exercise of pod %s fails although nothing is denied: %s"
                .formatted(name(), exercise.ending()));
      }
    }
    if (seen.restarts() > 0) {
      throw new WorkloadNotWorkingException(
          "pod %s had %s although nothing is denied"
              .formatted(name(), Count.of(seen.restarts(), "restart")));
    }
  }

  private Map<String, Set<String>> ids(WorkloadRunResult seen) {
    Map<String, Set<String>> ids = new LinkedHashMap<>();
    Map<String, Set<String>> known = seen.containerIds();
    PodContainers.names(pod).forEach(each -> ids.put(each, known.getOrDefault(each, Set.of())));
    return ids;
  }

  private String name() {
    return pod.getMetadata().getName();
  }
}
