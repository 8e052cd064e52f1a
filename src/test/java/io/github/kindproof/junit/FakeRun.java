package io.github.kindproof.junit;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.cluster.Timeouts;
import io.github.kindproof.cluster.session.Providers;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** On clusters that take no machine. */
final class FakeRun extends InnerRun {
  private final ProjectFiles files;
  private final FakeClusters clusters;
  private ClusterPool.Room room = (before, wanted) -> true;

  FakeRun(Path folder) {
    super(folder);
    this.files = new ProjectFiles(Path.of(""), new KindproofCache(folder.resolve("cache")));
    this.clusters =
        new FakeClusters(
            new RunContext(Owner.current(), files, Timeouts.standard(), Progress.silent()));
    with("kindproof.provider", FakeClusters.NAME);
  }

  /** The same with room for one cluster at a time. */
  FakeRun withRoomForOne() {
    room = (before, wanted) -> before.plus(wanted).all() <= 1;
    return this;
  }

  FakeClusters clusters() {
    return clusters;
  }

  @Override
  TestRun testRun(Progress progress) {
    Providers providers = new Providers(List.of(clusters));
    AtomicInteger boots = new AtomicInteger();
    return new TestRun(
        files,
        KubernetesVersions.read(files.find("kubernetes-versions.yaml")),
        NodeRuntimes.read(files.find("runtimes.yaml")),
        providers,
        new ClusterPool(
            spec -> providers.of(spec).boot(spec, "fake-" + boots.incrementAndGet()),
            clusters::nodesHere,
            room),
        progress,
        failures(),
        () -> {
          throw new UnsupportedOperationException("a fake run has no harness");
        });
  }

  @Override
  public void close() {
    super.close();
    clusters.close();
  }
}
