package io.github.kindling.engine;

import io.github.kindling.failure.EnvironmentFault;

/** What became of the search for an engine. */
public sealed interface EngineState {
  /** An engine answers. */
  record Running(Engine engine) implements EngineState {}

  /** An engine is meant or is there, and this user cannot use it: another one is not started. */
  record Unusable(String why, String remedy) implements EngineState {}

  /** There is none. */
  record Absent() implements EngineState {}

  /** The engine; an {@link EnvironmentFault} with the remedy if there is none to use. */
  default Engine engine() {
    if (this instanceof Running running) {
      return running.engine();
    }
    if (this instanceof Unusable unusable) {
      throw new EnvironmentFault(unusable.why(), unusable.remedy());
    }
    throw new EnvironmentFault("no container engine runs", "run ./kindling setup, or start one");
  }
}
