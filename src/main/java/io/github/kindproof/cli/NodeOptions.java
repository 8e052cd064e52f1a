package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.BootResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.SeccompDefaultNodes;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.io.process.Caller;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.internal.setup.ImagesPart;
import io.github.kindproof.internal.setup.Setup;
import io.github.kindproof.leastprivilege.record.ProfilesFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The cluster of one node that a command looks at one workload on. */
final class NodeOptions {
  private static final Path FOLDER = Path.of("target", "kindproof", "profiles");

  @Option(
      names = "--kubernetes",
      paramLabel = "VERSION",
      description = "The node's Kubernetes: v1.34.11, a minor such as 1.28, latest.")
  private @Nullable String kubernetes;

  @Option(
      names = "--profiles",
      paramLabel = "FOLDER",
      description = "Your profiles, which the node has as `profiles/`. Default: ./profiles.")
  private @Nullable Path profiles;

  @Mixin private RuntimeOptions runtimes;

  @Mixin private ImagesOption images;

  /** What is done with the cluster. */
  interface Work<T> {
    T on(Cluster cluster, Progress progress);
  }

  /** Boots it, with all that is missing for it, and removes it afterwards. */
  <T> T with(Work<T> work) {
    return each(List.of(runtime(ProjectFiles.here(KindproofCache.ofUser()))), work).get(0);
  }

  /** The same on each of the runtimes that are chosen. */
  <T> List<T> withEach(Work<T> work) {
    return each(runtimes.runtimes(known(ProjectFiles.here(KindproofCache.ofUser()))), work);
  }

  private <T> List<T> each(List<NodeRuntime> chosen, Work<T> work) {
    KindproofCache cache = KindproofCache.ofUser();
    ProjectFiles files = ProjectFiles.here(cache);
    KubernetesVersions versions = KubernetesVersions.read(files.find("kubernetes-versions.yaml"));
    KubernetesVersion version = versions.get(kubernetes == null ? "default" : kubernetes);
    Path folder = ProfilesFolder.copy(source(files), FOLDER);
    try (Progress progress = Progress.forConsole()) {
      Setup.with(
              cache, List.of(new ImagesPart(List.of(version), chosen, images.mode(), files, cache)))
          .run(progress);
      try (Harness harness = Preparation.ofThisMachine(images.mode(), progress).open()) {
        ClusterIntent intent =
            new ClusterIntent(0, new SeccompDefaultNodes.None(), Optional.of(folder.toString()));
        return chosen.stream()
            .map(
                runtime ->
                    on(harness, ClusterSpec.of(intent, version).with(runtime), progress, work))
            .toList();
      }
    }
  }

  /** The file of a profile that a manifest names, as the node has it. */
  Path profile(String localhostProfile) {
    Path folder = source(ProjectFiles.here(KindproofCache.ofUser()));
    return folder.resolve(localhostProfile.replaceFirst("^profiles/", ""));
  }

  private static <T> T on(Harness harness, ClusterSpec spec, Progress progress, Work<T> work) {
    try (ClusterPool.Lease lease = harness.pool().lease(spec)) {
      if (lease.result() instanceof BootResult.Booted booted) {
        return work.on(booted.cluster(), progress);
      }
      BootResult.Refused refused = (BootResult.Refused) lease.result();
      throw refused.fault(Caller.ofThisProcess().examine());
    }
  }

  private NodeRuntime runtime(ProjectFiles files) {
    return runtimes.runtime(known(files));
  }

  private static NodeRuntimes known(ProjectFiles files) {
    return NodeRuntimes.read(files.find("runtimes.yaml"));
  }

  private Path source(ProjectFiles files) {
    if (profiles != null && !Files.isDirectory(profiles)) {
      throw new BadInputException(
          "--profiles " + profiles, "is no folder", "name the folder with profiles");
    }
    return profiles == null ? files.find("profiles") : profiles;
  }
}
