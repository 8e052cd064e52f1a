package io.github.kindproof.cli;

import io.github.kindproof.catalog.KubernetesVersion;
import io.github.kindproof.catalog.NodeRuntime;
import io.github.kindproof.cluster.ClusterIntent;
import io.github.kindproof.cluster.ClusterSource;
import io.github.kindproof.cluster.ClusterSpec;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.report.RunInfo;
import io.github.kindproof.internal.setup.Tools;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers what a reader of a report must know to run the same again. */
final class RunFacts {
  private RunFacts() {}

  static RunInfo of(
      String title,
      Instant started,
      Harness harness,
      ClusterSource source,
      List<KubernetesVersion> versions,
      NodeRuntime runtime) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    Tools tools = harness.tools();
    tools.usedEngine().ifPresent(engine -> facts.put("engine", engine.described()));
    tools.usedKind().ifPresent(kind -> facts.put("kind", version(kind)));
    for (KubernetesVersion version : versions) {
      ClusterSpec any =
          ClusterSpec.of(source.shape(ClusterIntent.asItIs()), version)
              .from(source.provider())
              .with(runtime);
      facts.put("nodes of " + version.version(), harness.providers().of(any).madeOf(any));
    }
    harness
        .boots()
        .observedRuntimes()
        .forEach(
            (spec, observed) ->
                facts.put("runtime of " + spec.kubernetes().version(), observed.toString()));
    if (tools.usedEngine().isPresent()) {
      for (String name : harness.workloadImageNames()) {
        facts.put("image " + name, harness.workloadImage(name).toString());
      }
    }
    return new RunInfo(title, started, facts);
  }

  /** What a kind program says of itself. */
  static String version(Path kind) {
    return Command.of(kind.toString(), "version").output().strip();
  }
}
