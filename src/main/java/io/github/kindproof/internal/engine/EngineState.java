package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.Caller;
import java.util.Optional;

/** The result of the search for an engine. */
public sealed interface EngineState {
  record Running(Engine engine) implements EngineState {}

  /** An engine is named or runs, but this user cannot use it, so no other one is started. */
  record Unusable(String why, String remedy) implements EngineState {}

  /** No engine responds. */
  record Absent() implements EngineState {}

  /** The docker command is missing, so no engine can be queried. */
  record NoCommand() implements EngineState {}

  /** The engine; an {@link EnvironmentException} with the remedy if there is none. */
  default Engine engine() {
    throw new EnvironmentException(lack().orElseThrow(), remedy());
  }

  /** What to do if there is no engine to use. */
  default String remedy() {
    Caller caller = Caller.ofThisProcess();
    return this instanceof Unusable unusable
        ? unusable.remedy()
        : this instanceof NoCommand ? caller.installDocker() : caller.startEngine();
  }

  /** Why there is no engine to use; empty if there is one. */
  default Optional<String> lack() {
    if (this instanceof Running) {
      return Optional.empty();
    }
    return Optional.of(
        this instanceof Unusable unusable
            ? unusable.why()
            : this instanceof NoCommand
                ? "the docker command is not on PATH"
                : "no container engine is running");
  }
}
