package io.github.kindproof.cli;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterOrigin;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.report.RunInfo;
import io.github.kindproof.internal.setup.Tools;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.run.MatrixPlan;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts that are needed to repeat a run. */
final class RunFacts {
  private RunFacts() {}

  static RunInfo of(
      String title,
      Instant started,
      Harness harness,
      ClusterSource source,
      List<KubernetesVersion> versions,
      NodeRuntime runtime) {
    Map<String, String> facts = withKernel();
    Tools tools = harness.tools();
    tools.usedEngine().ifPresent(engine -> facts.put("engine", engine.described()));
    tools.usedKind().ifPresent(kind -> facts.put("kind", version(kind)));
    for (KubernetesVersion version : versions) {
      facts.put("nodes of " + version.version(), madeOf(harness, source, version, runtime));
    }
    harness
        .boots()
        .observedRuntimes()
        .forEach(
            (spec, observed) ->
                facts.put("runtime of " + spec.kubernetes().version(), observed.toString()));
    harness.boots().origins().forEach((spec, origin) -> put(facts, "cluster " + spec, origin));
    if (tools.usedEngine().isPresent()) {
      for (String name : harness.workloadImageNames()) {
        facts.put("image " + name, harness.workloadImage(name).toString());
      }
    }
    return new RunInfo(title, started, facts);
  }

  /** The facts of a run of the matrix. */
  static Map<String, String> of(Harness harness, MatrixPlan plan) {
    Map<String, String> facts = withKernel();
    facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
    Tools tools = harness.tools();
    Set<String> providers = plan.providers();
    if (CommandSession.needsEngine(providers)) {
      facts.put("engine", tools.engine().described());
    }
    if (providers.contains(ClusterSource.KIND)) {
      facts.put("kind", version(tools.kind()));
    }
    // The image may be the user's own, so readers of the results must know it.
    for (Cell cell : plan.cells()) {
      if (!cell.provider().equals(ClusterSource.KIND)) {
        facts.computeIfAbsent(
            cell.provider(),
            it -> madeOf(harness, ClusterSource.of(it), plan.version(cell), NodeRuntime.own()));
      }
    }
    return facts;
  }

  private static Map<String, String> withKernel() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return facts;
  }

  /** A cluster that the run booted itself is what a reader assumes. */
  private static void put(Map<String, String> facts, String name, ClusterOrigin origin) {
    if (origin != ClusterOrigin.BOOTED) {
      facts.put(name, origin.toString());
    }
  }

  private static String madeOf(
      Harness harness, ClusterSource source, KubernetesVersion version, NodeRuntime runtime) {
    ClusterSpec any =
        ClusterSpec.of(source.shape(ClusterIntent.asItIs()), version)
            .from(source.provider())
            .with(runtime);
    return harness.providers().of(any).madeOf(any);
  }

  private static String version(Path kind) {
    return Command.of(kind.toString(), "version").output().strip();
  }
}
