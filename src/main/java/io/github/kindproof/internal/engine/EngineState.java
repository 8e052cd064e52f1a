package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.Caller;
import java.util.Optional;

/** What became of the search for an engine. */
public sealed interface EngineState {
  /** An engine answers. */
  record Running(Engine engine) implements EngineState {}

  /** An engine is meant or is there, and this user cannot use it: another one is not started. */
  record Unusable(String why, String remedy) implements EngineState {}

  /** There is none: nothing answers. */
  record Absent() implements EngineState {}

  /** None can be asked, for want of the docker command. */
  record NoCommand() implements EngineState {}

  /** The engine; an {@link EnvironmentException} with the remedy if there is none to use. */
  default Engine engine() {
    Caller caller = Caller.ofThisProcess();
    String remedy =
        this instanceof Unusable unusable
            ? unusable.remedy()
            : this instanceof NoCommand ? caller.installDocker() : caller.startEngine();
    throw new EnvironmentException(lack().orElseThrow(), remedy);
  }

  /** Why there is no engine to use, in a few words; empty if there is one. */
  default Optional<String> lack() {
    if (this instanceof Running) {
      return Optional.empty();
    }
    return Optional.of(
        this instanceof Unusable unusable
            ? unusable.why()
            : this instanceof NoCommand
                ? "the docker command is not on PATH"
                : "no container engine runs");
  }
}
