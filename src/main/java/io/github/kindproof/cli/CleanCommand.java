package io.github.kindproof.cli;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.Reaped;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.cluster.session.IdleClusters;
import io.github.kindproof.cluster.session.LeftOvers;
import io.github.kindproof.fleet.check.FleetCheck;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.engine.EngineState;
import io.github.kindproof.internal.engine.OwnEngine;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "clean",
    description =
        "Ends processes that killed runs left behind, and removes their clusters, "
            + "containers, volumes, networks and files, and clusters that wait for reuse. It does "
            + "not touch what belongs to a live run or to anyone else.",
    exitCodeList = {
      " 0:nothing is left",
      " 2:an argument or the kubeconfig is wrong",
      " 3:something cannot be removed, or the API server cannot be reached",
    },
    footer = {
      "  ${ROOT-COMMAND-NAME} clean",
      "  ${ROOT-COMMAND-NAME} clean --all               # also what live runs have created",
      "  ${ROOT-COMMAND-NAME} clean --run RUN           # only what that run has kept",
      "  ${ROOT-COMMAND-NAME} clean --engine            # also stop the engine of setup",
      "  ${ROOT-COMMAND-NAME} clean --engine --images   # also delete all its images",
      "  ${ROOT-COMMAND-NAME} clean --kubeconfig k.yaml --context c",
    })
final class CleanCommand extends KindproofCommand {
  @Option(names = "--all", description = "Also remove what live runs of Kindproof have created.")
  private boolean all;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "Remove only what this run has created, such as clusters that it kept.")
  private @Nullable String run;

  @Option(
      names = "--engine",
      description = "Stop the engine if setup started it. Its images are kept.")
  private boolean engine;

  @Option(names = "--images", description = "With --engine: delete that engine's images.")
  private boolean images;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "With --context: remove only what killed checks left in that cluster.")
  private @Nullable Path kubeconfig;

  @Option(names = "--context", paramLabel = "NAME", description = "The context in that kubeconfig.")
  private @Nullable String context;

  @Override
  CommandResult run(CommandSession session) {
    if (kubeconfig != null || context != null) {
      Kubeconfig target = Kubeconfig.named(kubeconfig, context);
      return session.withProgress(progress -> removeChecks(target, progress));
    }
    if (run != null && all) {
      throw session.wrongUsage("--run removes what one run has created, so leave out --all");
    }
    Optional<Owner> only = Optional.ofNullable(run).map(CleanCommand::owner);
    OwnEngine own = OwnEngine.ofThisMachine(session.cache());
    return session.withProgress(
        progress -> {
          EngineState state = new EngineSearch(System.getenv(), own).look();
          if (state instanceof EngineState.Running it) {
            Docker docker = it.engine().docker();
            if (only.isPresent()) {
              report(LeftOvers.removeOf(only.get(), docker, session.cache()), List.of(), progress);
            } else {
              removeLeftOvers(docker, session.cache(), progress);
            }
          }
          if (engine) {
            stop(own, progress);
          }
          if (!(state instanceof EngineState.Running)) {
            checkWithout(state, session.cache(), progress);
          }
          return CommandResult.GOOD;
        });
  }

  /**
   * Without an engine, containers of killed runs can be neither seen nor removed.
   *
   * @throws EnvironmentException if there may be some
   */
  private static void checkWithout(EngineState state, KindproofCache cache, Progress progress) {
    boolean isNamed = state instanceof EngineState.Unusable;
    if (isNamed || LeftOvers.mayExist(cache)) {
      throw new EnvironmentException(
          "cannot look for leftovers, because " + state.lack().orElseThrow(), state.remedy());
    }
    progress.say("nothing was left, and " + state.lack().orElseThrow());
  }

  private void removeLeftOvers(Docker docker, KindproofCache cache, Progress progress) {
    IdleClusters reusable = IdleClusters.of(docker, cache);
    List<String> removed = all ? List.of() : reusable.removeAll();
    Reaped reaped = all ? LeftOvers.removeAll(docker, cache) : LeftOvers.remove(docker, cache);
    reusable.find().forEach(it -> progress.say("left " + it));
    report(reaped, removed, progress);
  }

  private static void report(Reaped reaped, List<String> before, Progress progress) {
    List<String> removed = new ArrayList<>(before);
    reaped.ended().forEach(what -> progress.say("ended " + what));
    removed.addAll(reaped.removed());
    if (!removed.isEmpty()) {
      progress.say("removed " + String.join(", ", removed));
    }
    if (!reaped.stays().isEmpty()) {
      throw new EnvironmentException(
          "some leftovers cannot be removed: " + String.join(", ", reaped.stays()),
          "stop or remove them manually");
    }
    if (reaped.ended().isEmpty() && removed.isEmpty()) {
      progress.say("nothing was left");
    }
  }

  private static Owner owner(String run) {
    return Owner.ofToken(run)
        .orElseThrow(
            () ->
                new BadInputException(
                    "--run", "'" + run + "' is not a run", "copy it from the end of that run"));
  }

  private CommandResult removeChecks(Kubeconfig target, Progress progress) {
    List<String> removed = FleetCheck.removeLeftOvers(target, all, progress);
    progress.say(
        removed.isEmpty() ? "nothing was left" : "removed namespace " + String.join(", ", removed));
    return CommandResult.GOOD;
  }

  private void stop(OwnEngine own, Progress progress) {
    try (Progress.Task task = progress.begin("stopping the engine that setup started")) {
      boolean ran = own.stop(progress);
      if (images) {
        own.removeData();
      }
      task.done(ran ? "" : "it was not running");
    }
  }
}
