package io.github.kindproof.leastprivilege.record;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.github.kindproof.BadInputException;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.node.ContainerSessions;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.SinglePods;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A recorder of the syscalls that a workload makes: its pod runs on a real node under a profile
 * that allows and logs every syscall, from before its first process until after its last.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Recorder {
  private final Cluster cluster;
  private final Progress progress;

  /** Create a recorder that shows no progress; its pods run on this cluster. */
  public Recorder(Cluster cluster) {
    this(cluster, Progress.silent());
  }

  /** Create a recorder that shows each run of the workload. */
  @API(status = API.Status.INTERNAL)
  public Recorder(Cluster cluster, Progress progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Record the pod of a manifest; for a Deployment or the like, a pod from its template. Blocks
   * until all runs of the plan have ended.
   *
   * <p>If the kernel loses records, that run is repeated once, without logging the syscalls that
   * are already known. Any records lost then are reported by {@link WorkloadRecording#losses()}.
   *
   * @param pod the name of the pod; may be empty if there is only one
   * @throws BadInputException if the manifest has no such pod, or a container is privileged and so
   *     gets no filter
   * @throws io.github.kindproof.leastprivilege.exercise.WorkloadNotWorkingException if the pod does
   *     not run, its exercise fails, or it restarts
   */
  public WorkloadRecording record(Manifest manifest, String pod, RecordingPlan plan) {
    Manifest single = SinglePods.of(manifest);
    Pod recorded = podOf(single, pod);
    check(single, recorded);
    cluster.nodes().forEach(ContainerSessions::begin);
    List<RunRecording> runs = new ArrayList<>();
    for (int i = 1; i <= plan.runs(); i++) {
      boolean byForce = i > 1 && i == plan.runs();
      String what =
          "recording " + recorded.getMetadata().getName() + ", run " + i + " of " + plan.runs();
      try (Progress.Task task = progress.begin(what)) {
        RunRecording run = run(single, recorded, plan, byForce);
        runs.add(run);
        task.done(Count.of(ContainerCalls.merged("all", run.containers()).names().size(), "call"));
      }
    }
    return new WorkloadRecording(
        recorded.getMetadata().getName(),
        merged(recorded, runs),
        runs.size(),
        runs.stream().flatMap(run -> run.losses().stream()).distinct().toList(),
        cluster.spec().kubernetes().version(),
        cluster.nodes().get(0).runtime(),
        System.getProperty("os.version"));
  }

  private RunRecording run(Manifest manifest, Pod pod, RecordingPlan plan, boolean byForce) {
    RunRecording first = run(manifest, pod, plan, byForce, Set.of());
    if (first.losses().isEmpty()) {
      return first;
    }
    progress.say(first.losses().get(0) + "; repeating the run without the known syscalls");
    Set<String> known = ContainerCalls.merged("all", first.containers()).names();
    return first.completedBy(run(manifest, pod, plan, byForce, known));
  }

  private RunRecording run(
      Manifest manifest, Pod pod, RecordingPlan plan, boolean byForce, Set<String> silent) {
    try (NodeProfiles profile = NodeProfiles.put(cluster, RecordingProfile.silentAbout(silent))) {
      Manifest twin = ProfileOverlay.underProfile(manifest, profile.localhostProfile());
      return new RecordingRun(cluster, twin, pod, plan, byForce).record();
    }
  }

  private static List<ContainerCalls> merged(Pod pod, List<RunRecording> runs) {
    Map<String, List<ContainerCalls>> byName = new LinkedHashMap<>();
    PodContainers.names(pod).forEach(name -> byName.put(name, new ArrayList<>()));
    runs.forEach(
        run ->
            run.containers()
                .forEach(each -> Objects.requireNonNull(byName.get(each.container())).add(each)));
    return byName.entrySet().stream()
        .map(each -> ContainerCalls.merged(each.getKey(), each.getValue()))
        .toList();
  }

  /**
   * Return the pod with this name, or the only pod if the name is empty.
   *
   * @throws BadInputException if there is no such pod, or if the name is empty and there are
   *     several
   */
  public static Pod podOf(Manifest manifest, String name) {
    List<String> names = manifest.pods().stream().map(pod -> pod.getMetadata().getName()).toList();
    if (name.isEmpty() && names.size() > 1) {
      throw new BadInputException(
          manifest.file().toString(),
          "contains several pods: " + String.join(", ", names),
          "choose one: --pod NAME");
    }
    return manifest.pods().stream()
        .filter(pod -> name.isEmpty() || name.equals(pod.getMetadata().getName()))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    manifest.file().toString(),
                    "has no pod '" + name + "'",
                    "choose one of " + String.join(", ", names)));
  }

  private static void check(Manifest manifest, Pod pod) {
    for (Container container : PodContainers.of(pod)) {
      var context = container.getSecurityContext();
      if (context != null && Boolean.TRUE.equals(context.getPrivileged())) {
        throw new BadInputException(
            manifest.file() + ", container " + container.getName(),
            "is privileged: Kubernetes gives it no seccomp filter",
            "remove its privileges first");
      }
    }
  }
}
