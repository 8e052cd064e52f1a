package io.github.kindling.setup;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.engine.Engine;
import io.github.kindling.engine.EngineSearch;
import io.github.kindling.engine.OwnEngine;
import io.github.kindling.failure.EnvironmentFault;
import java.nio.file.Path;

/**
 * What clusters are made with.
 *
 * @param engine the container engine
 * @param kind the kind program
 */
public record Tools(Engine engine, Path kind) {

  /** Those of this machine; an {@link EnvironmentFault} names what set-up has to get first. */
  public static Tools find(KindlingCache cache) {
    Engine engine =
        new EngineSearch(System.getenv(), OwnEngine.ofThisMachine(cache)).look().engine();
    Path kind =
        KindBinary.in(cache)
            .find()
            .orElseThrow(
                () ->
                    new EnvironmentFault(
                        "kind " + KindVersion.OLDEST + " or newer is not installed",
                        "run ./kindling setup"));
    return new Tools(engine, kind);
  }
}
