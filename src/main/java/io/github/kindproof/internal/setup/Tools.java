package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.engine.EngineState;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The container engine and the kind program of this machine, each searched on first use and
 * remembered: a run that needs neither needs no setup.
 */
public final class Tools {
  private final Once<Engine> engine;
  private final Once<Path> kind;

  public Tools(Supplier<Engine> engine, Supplier<Path> kind) {
    this.engine = new Once<>(engine);
    this.kind = new Once<>(kind);
  }

  /** Uses only what is installed. */
  public static Tools find(KindproofCache cache) {
    return new Tools(() -> look(cache).engine(), KindBinary.in(cache)::get);
  }

  /** Uses the installed engine; downloads or builds kind if it is missing. */
  public static Tools gettingKind(KindproofCache cache, Progress progress) {
    return new Tools(
        () -> look(cache).engine(), () -> gotten(KindBinary.in(cache), cache, progress));
  }

  /** Sets up both if they are missing. */
  public static Tools settingUp(KindproofCache cache, EngineSearch search, Progress progress) {
    return new Tools(
        () -> engine(cache, search, progress), () -> gotten(KindBinary.in(cache), cache, progress));
  }

  private static EngineState look(KindproofCache cache) {
    return EngineSearch.ofThisMachine(cache).look();
  }

  private static Engine engine(KindproofCache cache, EngineSearch search, Progress progress) {
    EngineState state = search.look();
    if (state instanceof EngineState.Absent || state instanceof EngineState.NoCommand) {
      new Setup(cache, List.of(EnginePart.ofThisMachine(cache, search))).run(progress);
      return search.look().engine();
    }
    return state.engine();
  }

  static Path gotten(KindBinary kind, KindproofCache cache, Progress progress) {
    if (kind.find().isEmpty()) {
      new Setup(cache, List.of(new KindPart(kind))).run(progress);
    }
    return kind.get();
  }

  public Engine engine() {
    return engine.get();
  }

  public Path kind() {
    return kind.get();
  }

  /** The engine, if it has been used. */
  public Optional<Engine> usedEngine() {
    return engine.ifThere();
  }

  /** The kind program, if it has been used. */
  public Optional<Path> usedKind() {
    return kind.ifThere();
  }
}
