package io.github.kindproof.internal.io.process;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program to run. Immutable: each {@code with…} and {@code in} returns a copy.
 *
 * <p>If the limit passes, the process and its descendants are ended, and an {@link
 * EnvironmentException} names the program. If the calling thread is interrupted, they are ended
 * with an {@link InterruptionException}. The output ends with the program: Kindproof does not wait
 * for background processes that hold the pipes, and keeps only the beginning and the end of more
 * than 64 MiB.
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

  private static final Logger log = LoggerFactory.getLogger(Command.class);
  private static final String EXIT_CODE = "exit code";

  /** A killed program ends at once, unless it is stuck in the kernel. */
  private static final Duration AFTER_END = Duration.ofSeconds(10);

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
    return await().result();
  }

  /**
   * Returns the standard output; throws {@link EnvironmentException} unless the exit code is 0 and
   * the output is complete.
   */
  public String output() {
    return good().result().stdout();
  }

  /** Returns the bytes of the standard output; throws as {@link #output} does. */
  public byte[] bytes() {
    return good().out().text(StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
  }

  private Ended good() {
    Ended ended = await();
    ProcessResult unused = checked(ended.result());
    if (ended.out().isCut()) {
      throw new EnvironmentException(
          "`" + shown() + "` wrote more than " + (BoundedBytes.MOST >> 20) + " MiB",
          "find out why its output is so long");
    }
    return ended;
  }

  /**
   * Runs it and captures its output. If the limit passes, that is a result and not a fault, and the
   * process and its descendants are ended.
   */
  public Captured capture() {
    Ended ended = await();
    return new Captured(
        ended.exitCode(),
        ended.out().text(StandardCharsets.ISO_8859_1),
        ended.err().text(StandardCharsets.UTF_8),
        ended.took());
  }

  /**
   * How a run ended.
   *
   * @param exitCode empty if the limit passed
   */
  private record Ended(
      Command command, OptionalInt exitCode, BoundedBytes out, BoundedBytes err, Duration took) {
    ProcessResult result() {
      return new ProcessResult(
          exitCode.orElseThrow(() -> command.tooLong(command.limit)), out.lines(), err.lines());
    }
  }

  private Ended await() {
    long start = System.nanoTime();
    Process process = launch();
    CompletableFuture<BoundedBytes> out = reader(process, process.getInputStream());
    CompletableFuture<BoundedBytes> err = reader(process, process.getErrorStream());
    try (Span span = span()) {
      closeInput(process);
      boolean inTime = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      OptionalInt exitCode = inTime ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
      exitCode.ifPresent(code -> span.detail(EXIT_CODE, code));
      if (!inTime) {
        end(process);
      }
      return new Ended(this, exitCode, read(out), read(err), took);
    } catch (InterruptedException e) {
      end(process);
      throw InterruptionException.of("`" + shown() + "`", e);
    }
  }

  private CompletableFuture<BoundedBytes> reader(Process process, InputStream stream) {
    return OutputReader.start("output of " + label(), process, stream, new BoundedBytes(), onLine);
  }

  /** What a reader has read, which ends with the program. */
  private BoundedBytes read(CompletableFuture<BoundedBytes> reader) throws InterruptedException {
    try {
      return reader.get(AFTER_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new EnvironmentException(
          "the output of `" + shown() + "` cannot be read: " + e.getCause(), "run it again", e);
    } catch (TimeoutException e) {
      throw new EnvironmentException(
          "`" + shown() + "` cannot be ended", "find out what it is waiting for", e);
    }
  }

  private ProcessResult checked(ProcessResult result) {
    if (!result.ok()) {
      if (EndOfProcess.explains(result.exitCode())) {
        throw new InterruptionException("`" + shown() + "`");
      }
      throw new EnvironmentException(
          "`" + shown() + "` failed with exit code " + result.exitCode() + ": " + result.lastLine(),
          arguments.get(0).equals("docker")
              ? "check that the container engine and its containers run, and run again"
              : "see the program's output");
    }
    return result;
  }

  private EnvironmentException tooLong(Duration longest) {
    return new EnvironmentException(
        "`" + shown() + "` did not end within " + longest.toSeconds() + " s",
        arguments.get(0).equals("docker")
            ? "check that the container engine responds, or restart it"
            : "find out what it is waiting for, or give it more time");
  }

  /** Pipes the output of one command to another, both within the second one's limit. */
  public static void pipe(Command from, Command to) {
    List<Process> processes;
    log.debug("{} | {}", from.shown(), to.shown());
    try {
      processes = ProcessBuilder.startPipeline(List.of(from.builder(), to.builder()));
    } catch (IOException e) {
      throw new EnvironmentException(
          "`" + from.shown() + " | " + to.shown() + "` cannot be run",
          "see the program's output",
          e);
    }
    long start = System.nanoTime();
    Process first = processes.get(0);
    Process second = processes.get(1);
    CompletableFuture<BoundedBytes> firstError = from.reader(first, first.getErrorStream());
    CompletableFuture<BoundedBytes> output = to.reader(second, second.getInputStream());
    CompletableFuture<BoundedBytes> secondError = to.reader(second, second.getErrorStream());
    try (Span firstSpan = from.span();
        Span secondSpan = to.span()) {
      to.awaitWithin(to.limit, start, second, secondSpan);
      to.read(output);
      to.checked(new ProcessResult(second.exitValue(), "", to.read(secondError).lines()));
      from.awaitWithin(to.limit, start, first, firstSpan);
      from.checked(new ProcessResult(first.exitValue(), "", from.read(firstError).lines()));
    } catch (InterruptedException e) {
      throw InterruptionException.of("`" + to.shown() + "`", e);
    } finally {
      processes.forEach(Command::end);
    }
  }

  private void awaitWithin(Duration longest, long start, Process process, Span span)
      throws InterruptedException {
    long left = longest.toNanos() - (System.nanoTime() - start);
    if (!process.waitFor(left, TimeUnit.NANOSECONDS)) {
      throw tooLong(longest);
    }
    span.detail(EXIT_CODE, process.exitValue());
  }

  /**
   * Starts the command, returns immediately, and reports its lines on other threads until it ends;
   * the caller owns the process. Its input stays open, and its limit does not apply.
   *
   * @param name the name of the threads, for example {@code kernel log}
   */
  public Followed follow(String name, Consumer<String> onOutput, Consumer<String> onError) {
    Process process = start();
    CompletableFuture<BoundedBytes> out =
        OutputReader.start(name, process, process.getInputStream(), new BoundedBytes(0), onOutput);
    CompletableFuture<BoundedBytes> err =
        OutputReader.start(name, process, process.getErrorStream(), new BoundedBytes(0), onError);
    return new Followed(process, out.thenCombine(err, (ignored, said) -> said.lines()));
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
    if (input.length == 0) {
      return launch(builder());
    }
    Path file = newFile();
    try {
      writeInput(file);
      return launch(builder().redirectInput(file.toFile()));
    } finally {
      delete(file);
    }
  }

  private Process launch(ProcessBuilder builder) {
    log.debug("{}", shown());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new EnvironmentException(
          "`" + arguments.get(0) + "` cannot be run: " + e.getMessage(), "install it", e);
    }
  }

  /** A file for the input: a program that does not read a pipe blocks its writer forever. */
  private Path newFile() {
    try {
      return Files.createTempFile("kindproof-", ".input"); // only for this user
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void writeInput(Path file) {
    try {
      Files.write(file, input);
      if (Thread.currentThread().isInterrupted()) { // not every write notices
        throw new InterruptionException("`" + shown() + "`");
      }
    } catch (ClosedByInterruptException e) { // the thread stays interrupted
      throw new InterruptionException("`" + shown() + "`", e);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private EnvironmentException unwritable(IOException e) {
    return new EnvironmentException(
        "the input of `" + shown() + "` cannot be written: " + IoReason.of(e),
        Caller.ofThisProcess().freeDisk(),
        e);
  }

  private static void delete(Path file) {
    try {
      Files.delete(file); // the program has opened it
    } catch (IOException e) {
      throw new EnvironmentException(file + " stays: " + IoReason.of(e), "remove it", e);
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

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The program has closed it already.
    }
  }

  /** Kills a process and then everything that it started. What it wrote can still be read. */
  public static void end(Process process) {
    List<ProcessHandle> started = process.descendants().toList();
    process.toHandle().destroyForcibly(); // the process's own method would close its streams
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
