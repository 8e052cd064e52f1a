package io.github.kindproof.seccomp.filter;

import io.github.kindproof.seccomp.bpf.BpfProgram;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A runtime that builds filter after filter until it is closed. */
final class RunningOracle implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final BufferedWriter profiles;
  private final BufferedReader answers;

  RunningOracle(Process process) {
    this.process = process;
    this.profiles = process.outputWriter();
    this.answers = process.inputReader();
  }

  /**
   * Return the answer to a profile.
   *
   * @param profile the JSON of {@code linux.seccomp} of the OCI's runtime specification
   */
  OracleAnswer build(String profile) {
    return parse(answer(profile));
  }

  /** Return the answer to a profile as a line of JSON. */
  String answer(String profile) {
    try {
      profiles.write(profile.replaceAll("\\R", " "));
      profiles.newLine();
      profiles.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the oracle ended");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parse an answer. */
  static OracleAnswer parse(String line) {
    JsonNode answer;
    try {
      answer = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new IllegalStateException("not an answer: " + line, e);
    }
    if (answer.has("program")) {
      return new OracleAnswer.Built(
          BpfProgram.parse(answer.path("program").asString()), answer.path("flags").asInt());
    }
    if (answer.has("error")) {
      return new OracleAnswer.Refused(answer.path("error").asString());
    }
    if (answer.has("failure")) {
      return new OracleAnswer.Failed(answer.path("failure").asString());
    }
    return new OracleAnswer.Unfiltered();
  }

  /** End the program, which ends at the end of its input. */
  @Override
  public void close() {
    try {
      profiles.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
