package io.github.kindproof.cluster.session;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.EngineContext;
import io.github.kindproof.cluster.EngineNodeImages;
import io.github.kindproof.cluster.KindContext;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.ProviderContext;
import io.github.kindproof.cluster.Reaped;
import io.github.kindproof.cluster.Reaper;
import io.github.kindproof.cluster.RunContext;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.image.Images;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.setup.Once;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run uses of the engine and of kind, from when something first asks for it: what dead runs
 * left is removed then, and what this run made in the end. A run that asks for neither needs
 * neither.
 */
public final class EngineOfRun implements ProviderContext {
  private final Preparation preparation;
  private final RunContext run;
  private final Runnable leftOversRemoved;
  private final Once<EngineContext> engine = new Once<>(this::begin);
  private final Once<KindContext> kind = new Once<>(this::kindOnNetwork);
  private volatile @Nullable KernelWatch kernel;
  private volatile boolean ended;

  /**
   * @param leftOversRemoved called when something of dead runs was removed: there is more room now
   */
  EngineOfRun(Preparation preparation, RunContext run, Runnable leftOversRemoved) {
    this.preparation = preparation;
    this.run = run;
    this.leftOversRemoved = leftOversRemoved;
  }

  @Override
  public RunContext run() {
    return run;
  }

  @Override
  public EngineContext engine() {
    return engine.get();
  }

  @Override
  public KindContext kind() {
    return kind.get();
  }

  /** Starts nothing more, and closes what looks at the engine's host. */
  void end() {
    ended = true;
    KernelWatch watch = kernel;
    if (watch != null) {
      watch.close();
    }
  }

  /**
   * Removes what the run has made.
   *
   * @param cutShort whether something was ended while it was making more
   */
  void remove(boolean cutShort) {
    Optional<EngineContext> used = engine.ifThere();
    if (used.isPresent()) {
      Docker docker = preparation.tools().engine().docker();
      Reaped unused =
          new Reaper(docker, runFolders(preparation.cache())).removeOf(run.owner(), cutShort);
    } else {
      new RunFolder(run.folder()).remove();
    }
  }

  public static Path runFolders(KindproofCache cache) {
    return cache.folder("run");
  }

  private EngineContext begin() {
    Docker plain = preparation.tools().engine().docker();
    Reaped reaped = LeftOvers.remove(plain, preparation.cache());
    LeftOvers.say(reaped, run.progress());
    if (!reaped.isNothing()) {
      leftOversRemoved.run();
    }
    new RunFolder(run.folder()).make(); // tells the next run that there may be more to come
    Docker docker = plain.with(run.owner().environment());
    Images images = preparation.images();
    NodeImageCache nodeImages = new NodeImageCache(images);
    KernelWatch watch = new KernelWatch(docker, run.owner());
    kernel = watch;
    return new EngineContext(
        docker, images, nodeImages::get, new EngineNodeImages(docker, images), watch::shell);
  }

  /** The network is made with our label, so that a dead run's is found; kind uses it as it is. */
  private KindContext kindOnNetwork() {
    Docker docker = engine().docker(); // first: nobody gets kind for want of an engine
    Path binary = preparation.tools().kind();
    String network = "kindproof-" + run.owner().token();
    docker
        .command(
            "network",
            "create",
            "--label",
            Owner.LABEL + "=" + run.owner().token(),
            "--opt",
            "com.docker.network.bridge.enable_ip_masquerade=true",
            network)
        .output();
    if (ended) { // meanwhile: whoever removes what this run made may have come too early
      remove(true);
      throw new InterruptionException("the run");
    }
    return new KindContext(binary, network);
  }
}
