package io.github.kindproof.cluster.session;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.EngineContext;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.cluster.Reaped;
import io.github.kindproof.cluster.ReusableCluster;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.cluster.kind.KindCommand;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.setup.Once;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The engine and kind as one run uses them, located on first use. Leftovers of dead runs are
 * removed then, and everything that this run made at its end. A run that uses neither needs
 * neither.
 */
final class EngineOfRun implements ProviderContext {
  private final Preparation preparation;
  private final RunContext run;
  private final RunFolder folder;
  private final Runnable roomChanged;
  private final Once<EngineContext> engine = new Once<>(this::begin);
  private final Once<KindCommand> kind = new Once<>(this::kindOnNetwork);
  private volatile boolean ended;

  /**
   * @param folder created when something is made that must be removed later
   * @param roomChanged called when there is more room now: leftovers of dead runs were removed, or
   *     clusters that no run uses will give way
   */
  EngineOfRun(Preparation preparation, RunContext run, RunFolder folder, Runnable roomChanged) {
    this.folder = folder;
    this.preparation = preparation;
    this.run = run;
    this.roomChanged = roomChanged;
  }

  @Override
  public RunContext run() {
    return run;
  }

  @Override
  public EngineContext engine() {
    return engine.get();
  }

  /**
   * Return the kind command; may block for minutes to get kind if setup is allowed.
   *
   * @throws io.github.kindproof.EnvironmentException if it is missing, with the remedy
   */
  KindCommand kind() {
    return kind.get();
  }

  /** Stop starting anything new, and close the shell on the engine's host. */
  void end() {
    ended = true;
    engine.ifThere().ifPresent(EngineContext::close);
  }

  /**
   * Remove everything that the run has made.
   *
   * @param cutShort whether something was stopped while it was making more
   */
  void remove(boolean cutShort) {
    Optional<EngineContext> used = engine.ifThere();
    if (used.isPresent()) {
      Docker docker = preparation.tools().engine().docker();
      Reaped unused = LeftOvers.reaper(docker, preparation.cache()).removeOf(run.owner(), cutShort);
    } else {
      folder.remove();
    }
  }

  private EngineContext begin() {
    Docker plain = preparation.tools().engine().docker();
    Reaped reaped = LeftOvers.remove(plain, preparation.cache());
    LeftOvers.say(reaped, run.progress());
    if (!reaped.isNothing() || !ReusableCluster.all(RunFolder.all(preparation.cache())).isEmpty()) {
      roomChanged.run();
    }
    folder.make(); // shows the next run that there may be leftovers
    Docker docker = plain.with(run.owner().environment());
    return new EngineContext(docker, preparation.images(), run.owner());
  }

  private KindCommand kindOnNetwork() {
    Docker docker = engine().docker(); // first: without an engine, kind is not needed
    Path binary = preparation.tools().kind();
    String network = "kindproof-" + run.owner().token();
    KindCommand command = KindCommand.onNewNetwork(binary, docker, run.owner(), network);
    if (ended) { // the removal may have missed this network
      remove(true);
      throw new InterruptionException("the run");
    }
    return command;
  }
}
