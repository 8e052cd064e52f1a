package io.github.kindproof.tutorial;

import io.github.kindproof.Evidence;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterFeature;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.node.AuditRecord;
import io.github.kindproof.node.AuditRecording;
import io.github.kindproof.node.KernelLog;
import io.github.kindproof.workload.PodObservation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Step 5: under audit.json, nginx runs and serves, and the kernel records every syscall. */
record AuditStep(String name, String title) implements Step {
  private static final String MANIFEST = "manifests/audit-mode.yaml";
  private static final PodExpectation POD = PodExpectation.runningAndServing();

  @Override
  public Optional<StepCluster> cluster(KubernetesVersion kubernetes) {
    return Optional.of(Configs.PROFILES);
  }

  @Override
  public Set<ClusterFeature> needs() {
    return Set.of(ClusterFeature.NODE_SHELL, ClusterFeature.KERNEL_LOG);
  }

  /** Other pods' records would take room in the kernel's log. */
  @Override
  public boolean needsQuiet() {
    return true;
  }

  @Override
  public void check(ProjectFiles files) {
    ProfileFiles.check(files, MANIFEST);
  }

  @Override
  public Observed observe(StepContext context) {
    String expected = POD.words() + "; audit records of its own processes, none lost";
    Optional<Cluster> cluster = context.cluster();
    if (cluster.isEmpty()) {
      return context.refused(expected);
    }
    PodObservation pod;
    AuditRecording recording;
    try (KernelLog log = cluster.get().recordKernelLog()) {
      pod = context.apply(cluster.get(), MANIFEST).pod("nginx");
      recording = log.end();
    }
    List<AuditRecord> own = pod.containerId().map(recording::of).orElse(List.of());
    Observed ofPod = POD.judge(pod);
    String records =
        "%d audit records of its own processes, %d different syscalls, %s"
            .formatted(own.size(), byCall(own).size(), losses(recording));
    List<Evidence> evidence = new ArrayList<>(ofPod.evidence());
    evidence.add(new Evidence("audit summary", summary(recording, own)));
    return new Observed(
        expected,
        ofPod.seen() + "; " + records,
        ofPod.asExpected() && !own.isEmpty() && recording.complete(),
        ofPod.cause(),
        evidence);
  }

  private static String losses(AuditRecording recording) {
    return recording.complete() ? "none lost" : "lost: " + String.join(", ", recording.losses());
  }

  private static TreeMap<String, Long> byCall(List<AuditRecord> records) {
    return records.stream()
        .collect(
            Collectors.groupingBy(
                record -> record.syscall().name(), TreeMap::new, Collectors.counting()));
  }

  private static String summary(AuditRecording recording, List<AuditRecord> own) {
    StringBuilder text = new StringBuilder();
    byCall(own).forEach((call, count) -> text.append("%6d %s%n".formatted(count, call)));
    text.append("processes: ")
        .append(own.stream().map(AuditRecord::comm).distinct().sorted().toList())
        .append('\n');
    text.append("records of processes that ended before their cgroup was read: ")
        .append(recording.unattributedByComm())
        .append('\n');
    own.stream().limit(3).forEach(record -> text.append(record).append('\n'));
    return text.toString();
  }
}
