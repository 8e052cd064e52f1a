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
 * The container engine and the kind program of this machine. Each is looked for when it is first
 * asked for, and remembered: a run that needs neither needs no set-up.
 */
public final class Tools {
  private final Once<Engine> engine;
  private final Once<Path> kind;

  /**
   * @param engine looks for the engine, once
   * @param kind looks for the kind program, once
   */
  public Tools(Supplier<Engine> engine, Supplier<Path> kind) {
    this.engine = new Once<>(engine);
    this.kind = new Once<>(kind);
  }

  /** Those that are there already. */
  public static Tools find(KindproofCache cache) {
    return new Tools(() -> look(cache).engine(), KindBinary.in(cache)::get);
  }

  /** The engine that is there already; kind is downloaded or built where it is missing. */
  public static Tools gettingKind(KindproofCache cache, Progress progress) {
    return new Tools(
        () -> look(cache).engine(), () -> gotten(KindBinary.in(cache), cache, progress));
  }

  /** Both are set up where they are missing. */
  public static Tools settingUp(KindproofCache cache, Progress progress) {
    return new Tools(
        () -> engine(cache, progress), () -> gotten(KindBinary.in(cache), cache, progress));
  }

  private static EngineState look(KindproofCache cache) {
    return EngineSearch.ofThisMachine(cache).look();
  }

  private static Engine engine(KindproofCache cache, Progress progress) {
    EngineState state = look(cache);
    if (state instanceof EngineState.Absent || state instanceof EngineState.NoCommand) {
      new Setup(cache, List.of(EnginePart.ofThisMachine(cache))).run(progress);
      return look(cache).engine();
    }
    return state.engine();
  }

  static Path gotten(KindBinary kind, KindproofCache cache, Progress progress) {
    if (kind.find().isEmpty()) {
      new Setup(cache, List.of(new KindPart(kind))).run(progress);
    }
    return kind.get();
  }

  /**
   * The container engine.
   *
   * @throws io.github.kindproof.EnvironmentException if none is there to use, with the remedy
   */
  public Engine engine() {
    return engine.get();
  }

  /**
   * The kind program.
   *
   * @throws io.github.kindproof.EnvironmentException if none is there to use, with the remedy
   */
  public Path kind() {
    return kind.get();
  }

  /** The engine, if anything has needed it so far. */
  public Optional<Engine> usedEngine() {
    return engine.ifThere();
  }

  /** The kind program, if anything has needed it so far. */
  public Optional<Path> usedKind() {
    return kind.ifThere();
  }
}
