package io.github.kindproof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.cluster.Owner;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.StartedWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A run of {@code ./kindproof} beside the test, and what there is of it on this machine. */
public record ChildRun(Process process, Path output) {
  private static final Duration LONG = Duration.ofMinutes(3);

  /** Starts it; a shell that ignores Ctrl-C would have its children do the same. */
  public static ChildRun start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  /** Starts it with more environment variables. */
  public static ChildRun start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    Path output = folder.resolve("output");
    List<String> command =
        Stream.concat(Stream.of("env", "--default-signal=INT", "./kindproof"), Stream.of(arguments))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    return new ChildRun(builder.start(), output);
  }

  public void awaitLine(String begin) {
    await(begin)
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> said().lines().anyMatch(line -> line.startsWith(begin)) || ended());
    assertThat(ended()).as(said()).isFalse();
  }

  public String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "";
    }
  }

  /** Its owner's token, while its folder is there. */
  public String token() throws IOException {
    return tokenIfAny().orElseThrow();
  }

  /** Its owner's token; empty if it has no folder, as at its very beginning. */
  public Optional<String> tokenIfAny() throws IOException {
    if (!Files.isDirectory(runFolders())) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(runFolders())) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(it -> Owner.ofToken(it).filter(o -> o.pid() == process.pid()).isPresent())
          .findFirst();
    }
  }

  /** A program that it has started, by its name. */
  public Optional<ProcessHandle> child(String program) {
    return process
        .children()
        .filter(it -> StartedWith.of(it.pid()).program().equals(program))
        .findFirst();
  }

  /** Send it a signal, unless it has ended. */
  public void signal(String signal) {
    Command.of("kill", "-" + signal, String.valueOf(process.pid())).run();
  }

  private boolean ended() {
    return !process.isAlive();
  }

  /** What is left of the run of this token: containers, networks, its folder, processes. */
  public static List<String> left(String token) {
    List<String> left = new ArrayList<>();
    engine("ps", "--all", "--format", "container {{.Names}} {{.Labels}}").forEach(left::add);
    engine("network", "ls", "--format", "network {{.Name}}").forEach(left::add);
    left.removeIf(line -> !line.contains(token));
    if (Files.exists(runFolders().resolve(token))) {
      left.add("folder " + token);
    }
    ProcessHandle.allProcesses()
        .filter(it -> isOf(token, StartedWith.of(it.pid())))
        .forEach(
            it -> left.add("process " + it.pid() + " " + StartedWith.of(it.pid()).arguments()));
    return left;
  }

  /** The names of all anonymous volumes that no container has. */
  public static List<String> looseVolumes() {
    return engine("volume", "ls", "--quiet", "--filter", "dangling=true")
        .filter(name -> name.matches("[0-9a-f]{64}"))
        .toList();
  }

  private static boolean isOf(String token, StartedWith process) {
    return process.variable(Owner.VARIABLE).filter(token::equals).isPresent()
        || process.arguments().stream().anyMatch(it -> it.contains(token));
  }

  private static Stream<String> engine(String... arguments) {
    List<String> all = Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList();
    return Command.of(all).output().lines();
  }

  private static Path runFolders() {
    return KindproofCache.ofUser().folder("run");
  }
}
