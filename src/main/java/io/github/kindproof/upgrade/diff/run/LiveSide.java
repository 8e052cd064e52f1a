package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.upgrade.diff.NotObserved;
import io.github.kindproof.upgrade.diff.Side;
import io.github.kindproof.upgrade.diff.SideVersions;
import io.github.kindproof.workload.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;

/** The observation of one side, in tasks that may run in parallel. */
final class LiveSide {
  private static final String AUDIT = "manifests/audit-mode.yaml";
  private static final String PROBE = "manifests/probe.yaml";

  private final Harness harness;
  private final DiffScope scope;
  private final List<DiffRun.Recording> recordings;
  private final Progress progress;
  private final boolean isFrom;
  private final SeenSide seen;
  private final LiveClusters clusters;
  private final WorkloadLook workloads;

  /**
   * @param recordings profiles to try on both sides
   * @param isFrom whether this is the baseline, on which they are recorded
   */
  LiveSide(
      Harness harness,
      DiffScope scope,
      Progress progress,
      SideArgument.Live wanted,
      List<DiffRun.Recording> recordings,
      boolean isFrom) {
    this.harness = harness;
    this.scope = scope;
    this.recordings = recordings;
    this.progress = progress;
    this.isFrom = isFrom;
    this.seen = new SeenSide(requested(wanted));
    this.clusters = new LiveClusters(harness, wanted, scope, seen, progress);
    this.workloads = new WorkloadLook(seen, scope.profiles(), isFrom);
  }

  /** Return the tasks, several of which may share a cluster. */
  List<Runnable> tasks() {
    List<Runnable> tasks = new ArrayList<>();
    if (scope.runtimeDefault()) {
      tasks.add(() -> clusters.withCluster(Side.RUNTIME_DEFAULT, this::lookAtRuntimeDefault));
    }
    for (Manifest manifest : scope.own()) {
      tasks.add(
          () ->
              clusters.withCluster(
                  WorkloadLook.name(manifest), cluster -> workloads.at(cluster, manifest)));
    }
    recordings.forEach(recording -> tasks.add(() -> lookAtRecorded(recording)));
    ConfigLook configs = new ConfigLook(clusters);
    scope.configs().forEach(config -> tasks.add(() -> configs.at(config)));
    return tasks;
  }

  /** Return the observations, once all tasks are done. */
  Side seen() {
    return seen.side();
  }

  private void lookAtRuntimeDefault(Cluster cluster) {
    Manifest probe = Manifest.read(harness.files().find(PROBE));
    seen.add(RuntimeDefaultLook.look(cluster, probe));
  }

  /** The target waits before it takes a cluster, because the baseline may need the room. */
  private void lookAtRecorded(DiffRun.Recording recording) {
    Recorded form = recording.form();
    if (!isFrom) {
      try {
        recording.done().join();
      } catch (CompletionException e) {
        seen.add(new NotObserved(form.name(), "its profile was not recorded on the other side"));
        return;
      }
    }
    Manifest audit = Manifest.read(harness.files().find(AUDIT));
    try {
      clusters.withCluster(
          form.name(),
          cluster -> {
            if (isFrom) {
              SeccompProfile profile = form.record(cluster, audit, scope.profiles(), progress);
              seen.add(form.file(), JsonText.parse(profile.toJson()).orElseThrow());
              recording.done().complete(null);
            }
            workloads.at(cluster, form.underIt(audit), form.name());
          });
    } finally {
      recording.done().completeExceptionally(new IllegalStateException("not recorded"));
    }
  }

  private static SideVersions requested(SideArgument.Live wanted) {
    return new SideVersions(
        wanted.versions(),
        wanted.runtime().containerd().orElse("of the node image"),
        wanted.runtime().oci().map(Object::toString).orElse("runc of the node image"),
        wanted.runtime().libseccomp().orElse(""),
        System.getProperty("os.version"));
  }
}
