package io.github.kindproof.cluster.access;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.Followed;
import io.github.kindproof.internal.progress.OneLine;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * The program that gets the credentials of a kubeconfig's user ({@code exec}). Its standard output
 * is a secret; the lines of its standard error are shown, as it may ask the user to log in.
 *
 * @param words the program and its arguments
 * @param environment additional variables
 */
public record CredentialProgram(List<String> words, Map<String, String> environment) {
  /** Long enough to log in with a browser. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** More than any credentials have. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private static final Duration AFTER_END = Duration.ofSeconds(5);

  /**
   * Read the program of a user; empty if there is none.
   *
   * @param file finds a program that is named by a relative path
   */
  static Optional<CredentialProgram> of(JsonNode user, UnaryOperator<String> file) {
    JsonNode exec = user.path("exec");
    String command = exec.path("command").asString("");
    if (command.isEmpty()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    words.add(command.contains("/") ? file.apply(command) : command);
    exec.path("args").forEach(each -> words.add(each.asString("")));
    Map<String, String> environment = new HashMap<>();
    exec.path("env")
        .forEach(
            each ->
                environment.put(each.path("name").asString(""), each.path("value").asString("")));
    environment.remove("");
    return Optional.of(new CredentialProgram(List.copyOf(words), Map.copyOf(environment)));
  }

  /**
   * Run the program, for two minutes at most.
   *
   * @throws EnvironmentException if it cannot be run, hangs, fails, or prints no credentials
   */
  Credentials run(Progress progress) {
    return run(progress, LIMIT);
  }

  Credentials run(Progress progress, Duration limit) {
    try (Progress.Task task = progress.begin("getting credentials from: " + this)) {
      Credentials credentials = read(output(progress, limit));
      task.done("");
      return credentials;
    }
  }

  private String output(Progress progress, Duration limit) {
    StringBuilder output = new StringBuilder();
    Followed program =
        Command.of(words)
            .withEnvironment(environment)
            .follow("credentials", line -> append(output, line), line -> said(progress, line));
    Process process = program.process();
    try {
      process.getOutputStream().close(); // it cannot ask here
    } catch (IOException e) {
      // It has closed it already.
    }
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new EnvironmentException(
            "%s, which gets the credentials, did not end within %d s"
                .formatted(shown(), limit.toSeconds()),
            "run it in a terminal, and log in if it asks for that");
      }
    } catch (InterruptedException e) {
      throw InterruptionException.of(shown(), e);
    } finally {
      Command.end(process);
    }
    String last = OneLine.of(OneLine.last(program.lastWords(AFTER_END)));
    if (process.exitValue() != 0) {
      throw new EnvironmentException(
          "%s, which gets the credentials, failed with exit code %d%s"
              .formatted(shown(), process.exitValue(), last.isEmpty() ? "" : ": " + last),
          "log in again, or run it in a terminal to see why");
    }
    synchronized (output) {
      return output.toString();
    }
  }

  private static void append(StringBuilder output, String line) {
    synchronized (output) {
      if (output.length() + line.length() < MOST_CHARACTERS) {
        output.append(line).append('\n');
      }
    }
  }

  private void said(Progress progress, String line) {
    if (!line.isBlank()) {
      progress.say(Path.of(words.get(0)).getFileName() + ": " + line);
    }
  }

  private Credentials read(String output) {
    JsonNode status =
        JsonText.parse(output).map(it -> it.path("status")).orElseThrow(this::noCredentials);
    Credentials credentials = Credentials.of(status);
    if (!KubeconfigFields.isToken(credentials.token())) {
      throw new EnvironmentException(
          shown() + " printed a token with a character that a token cannot have",
          "run it in a terminal to see what it prints");
    }
    if (credentials.token().isEmpty() && credentials.certificate().isEmpty()) {
      throw noCredentials();
    }
    return credentials;
  }

  private EnvironmentException noCredentials() {
    return new EnvironmentException(
        shown() + " printed no ExecCredential with a token or a certificate",
        "run it in a terminal to see what it prints");
  }

  private String shown() {
    return "`" + OneLine.cut(OneLine.of(toString()), 120) + "`";
  }

  /** Return the program with its arguments. */
  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
