package io.github.kindproof.cli;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.github.kindproof.cluster.session.Harness;
import io.github.kindproof.cluster.session.Preparation;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.engine.EngineState;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.tutorial.Tutorial;
import io.github.kindproof.tutorial.TutorialRun;
import java.util.List;

/**
 * Short runs without an engine, whose classes the script {@code kindproof} archives when it is
 * built, so that every later run loads them sooner.
 */
final class ArchivedRuns {
  private static final List<List<String>> RUNS =
      List.of(
          List.of("--help"),
          List.of("lint", "profiles"),
          List.of("render", "--config", "kind-configs/plain.yaml"),
          List.of("tutorial", "--step", "none"));

  private ArchivedRuns() {}

  public static void main(String[] arguments) {
    ProcessSettings.apply();
    for (List<String> run : RUNS) {
      String[] words = run.toArray(String[]::new);
      int unused = Main.commandLineFor(words).execute(words);
    }
    try (Progress progress = Progress.forConsole();
        Harness harness = Harness.open(Preparation.ofThisMachine(progress));
        KubernetesClient client =
            new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
      TutorialRun.check(harness.files(), harness.versions().ofTutorial(), Tutorial.steps());
      EngineState engine = EngineSearch.ofThisMachine(KindproofCache.ofUser()).look();
      progress.say("archived with " + client.getClass() + " and " + engine.getClass());
    }
  }
}
