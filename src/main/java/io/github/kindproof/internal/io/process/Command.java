package io.github.kindproof.internal.io.process;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A program to run. Immutable: each {@code with…} and {@code in} returns a copy.
 *
 * <p>If the limit passes, the process and its descendants are ended, and an {@link
 * EnvironmentException} names the program. If the calling thread is interrupted, they are ended
 * with an {@link InterruptionException}.
 *
 * @param arguments the program and its arguments, without a shell
 * @param directory null for this process's own
 * @param environment additional variables; an empty value removes one
 * @param input the standard input
 * @param onLine called with each line of either stream as it arrives, on other threads
 */
public record Command(
    List<String> arguments,
    @Nullable Path directory,
    Map<String, String> environment,
    byte[] input,
    Duration limit,
    Consumer<String> onLine) {

  private static final String EXIT_CODE = "exit code";

  public static Command of(String... arguments) {
    return of(List.of(arguments));
  }

  /** A command with a limit of one minute. */
  public static Command of(List<String> arguments) {
    return new Command(
        List.copyOf(arguments), null, Map.of(), new byte[0], Duration.ofMinutes(1), line -> {});
  }

  public Command in(Path where) {
    return new Command(arguments, where, environment, input, limit, onLine);
  }

  /** Sets variables; an empty value removes one. */
  public Command withEnvironment(Map<String, String> variables) {
    return new Command(arguments, directory, Map.copyOf(variables), input, limit, onLine);
  }

  public Command withInput(byte[] bytes) {
    return new Command(arguments, directory, environment, bytes, limit, onLine);
  }

  public Command withInput(String text) {
    return withInput(text.getBytes(StandardCharsets.UTF_8));
  }

  public Command withLimit(Duration longest) {
    return new Command(arguments, directory, environment, input, longest, onLine);
  }

  public Command withLines(Consumer<String> listener) {
    return new Command(arguments, directory, environment, input, limit, listener);
  }

  /** Runs it to its end, whatever the exit code. */
  public ProcessResult run() {
    Process process = launch();
    CompletableFuture<String> out = reader(process.getInputStream());
    CompletableFuture<String> err = reader(process.getErrorStream());
    try (Span span = span()) {
      feed(process);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        end(process);
        throw tooLong();
      }
      span.detail(EXIT_CODE, process.exitValue());
      return new ProcessResult(process.exitValue(), out.join(), err.join());
    } catch (InterruptedException e) {
      end(process);
      throw InterruptionException.of("`" + shown() + "`", e);
    }
  }

  /** Returns the standard output; throws {@link EnvironmentException} unless the exit code is 0. */
  public String output() {
    return checked(run()).stdout();
  }

  private ProcessResult checked(ProcessResult result) {
    if (!result.ok()) {
      if (EndOfProcess.explains(result.exitCode())) {
        throw new InterruptionException("`" + shown() + "`");
      }
      throw new EnvironmentException(
          "`" + shown() + "` failed with exit code " + result.exitCode() + ": " + result.lastLine(),
          "see the program's output");
    }
    return result;
  }

  /**
   * Runs it and captures at most 64 MiB of output. If the limit passes, that is a result and not a
   * fault, and the process and its descendants are ended.
   */
  public Captured capture() {
    long start = System.nanoTime();
    Process process = launch();
    StreamReader out = StreamReader.of(process.getInputStream());
    StreamReader err = StreamReader.of(process.getErrorStream());
    try (Span span = span()) {
      feed(process);
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (ended) {
        span.detail(EXIT_CODE, process.exitValue());
      } else {
        end(process);
      }
      return new Captured(
          ended ? OptionalInt.of(process.exitValue()) : OptionalInt.empty(),
          new String(out.bytes(), StandardCharsets.ISO_8859_1),
          new String(err.bytes(), StandardCharsets.UTF_8),
          took);
    } catch (InterruptedException e) {
      end(process);
      throw InterruptionException.of("`" + shown() + "`", e);
    }
  }

  private EnvironmentException tooLong() {
    return new EnvironmentException(
        "`" + shown() + "` did not end within " + limit.toSeconds() + " s",
        "find out what it is waiting for, or give it more time");
  }

  /** Pipes the output of one command to another, within the second one's limit. */
  public static void pipe(Command from, Command to) {
    List<Process> processes;
    try {
      processes = ProcessBuilder.startPipeline(List.of(from.builder(), to.builder()));
    } catch (IOException e) {
      throw new EnvironmentException(
          "`" + from.shown() + " | " + to.shown() + "` cannot be run",
          "see the program's output",
          e);
    }
    CompletableFuture<String> fromError = from.reader(processes.get(0).getErrorStream());
    to.reader(processes.get(1).getInputStream());
    CompletableFuture<String> toError = to.reader(processes.get(1).getErrorStream());
    try (Span first = from.span();
        Span second = to.span()) {
      if (!processes.get(1).waitFor(to.limit.toMillis(), TimeUnit.MILLISECONDS)) {
        processes.forEach(Command::end);
        throw to.tooLong();
      }
      second.detail(EXIT_CODE, processes.get(1).exitValue());
      to.checked(new ProcessResult(processes.get(1).exitValue(), "", toError.join()));
      first.detail(EXIT_CODE, processes.get(0).waitFor());
      from.checked(new ProcessResult(processes.get(0).exitValue(), "", fromError.join()));
    } catch (InterruptedException e) {
      processes.forEach(Command::end);
      throw InterruptionException.of("`" + to.shown() + "`", e);
    }
  }

  /** Starts the command and returns immediately; the caller owns the process. */
  public Process start() {
    Process process = launch();
    Span span = Trace.beginBeside(Category.PROCESS, label(), words());
    var unused =
        process
            .onExit()
            .thenAccept(
                ended -> {
                  span.detail(EXIT_CODE, ended.exitValue());
                  span.close();
                });
    return process;
  }

  private Process launch() {
    try {
      return builder().start();
    } catch (IOException e) {
      throw new EnvironmentException(
          "`" + arguments.get(0) + "` cannot be run: " + e.getMessage(), "install it", e);
    }
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder(arguments);
    if (directory != null) {
      builder.directory(directory.toFile());
    }
    environment.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    return builder;
  }

  private void feed(Process process) {
    try (OutputStream stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException e) {
      // The program ended or closed its input before reading all: its exit code tells.
    }
  }

  private CompletableFuture<String> reader(InputStream stream) {
    CompletableFuture<String> text = new CompletableFuture<>();
    Thread thread = new Thread(() -> read(stream, text), "output of " + arguments.get(0));
    thread.setDaemon(true);
    thread.start();
    return text;
  }

  private void read(InputStream stream, CompletableFuture<String> text) {
    StringBuilder all = new StringBuilder();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        all.append(line).append('\n');
        onLine.accept(line);
      }
    } catch (IOException e) {
      // The stream was closed under us since the program was ended: what came so far stands.
    } finally {
      text.complete(all.toString());
    }
  }

  /** Kills a process and then everything that it started. */
  public static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.destroyForcibly();
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private Span span() {
    return Trace.begin(Category.PROCESS, label(), words());
  }

  /** For example {@code docker exec}, which is the same for many commands. */
  private String label() {
    Path program = Path.of(arguments.get(0)).getFileName();
    return arguments.size() == 1 ? program.toString() : program + " " + arguments.get(1);
  }

  private Map<String, ?> words() {
    return Map.of("words", shown());
  }

  private String shown() {
    String line = String.join(" ", arguments);
    return line.length() > 120 ? line.substring(0, 117) + "…" : line;
  }
}
