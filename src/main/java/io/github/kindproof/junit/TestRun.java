package io.github.kindproof.junit;

import io.github.kindproof.catalog.KubernetesVersions;
import io.github.kindproof.catalog.NodeRuntimes;
import io.github.kindproof.cluster.ClusterPool;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Providers;
import io.github.kindproof.internal.io.cache.ProjectFiles;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the extension uses of a run. Tests of the extension put one of their own into the root
 * store, with clusters that need no machine.
 *
 * @param files kind configs, profiles and manifests
 * @param versions the Kubernetes versions that are known
 * @param runtimes the runtimes that are known
 * @param providers who gives clusters
 * @param pool the clusters of the run
 * @param progress told of everything that people should know
 * @param failures where the evidence of failed tests is written
 * @param harness the harness, for tests that take it as a parameter
 */
record TestRun(
    ProjectFiles files,
    KubernetesVersions versions,
    NodeRuntimes runtimes,
    Providers providers,
    ClusterPool pool,
    Progress progress,
    Path failures,
    Supplier<Harness> harness) {
  private static final Path FAILURES = Path.of("target", "kindproof", "failures");

  /** The one of this test run, made when first asked for. */
  static TestRun of(ExtensionContext context) {
    return Stores.computeIfAbsent(context.getRoot(), TestRun.class, () -> onThisMachine(context));
  }

  private static TestRun onThisMachine(ExtensionContext context) {
    Harness harness = HarnessStore.of(context);
    return new TestRun(
        harness.files(),
        harness.versions(),
        harness.runtimes(),
        harness.providers(),
        harness.pool(),
        HarnessStore.progress(context),
        FAILURES,
        () -> harness);
  }
}
