package io.github.kindproof.cluster.kind;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.internal.io.process.BoundedBytes;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.io.process.Followed;
import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.Cause;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of {@code kind create cluster}. The nodes' kubelets are watched during it, so that one that
 * will never start ends the boot in seconds; kind gives up after four minutes and does not say why.
 */
final class KindBoot {
  private static final Duration WATCH_INTERVAL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The most bytes of kind's output before a part in the middle is left out. */
  private static final int LONGEST = 4 << 20;

  private static final String NODES_ARE_UP = " ✓ Preparing nodes";

  private final KindCommand kind;
  private final NodeContainers containers;
  private final KubeletJournals kubelets;
  private final Duration limit;
  private final BoundedBytes output = new BoundedBytes(LONGEST);
  private @Nullable Process process;
  private boolean stopped;
  private Span phase = Span.NONE; // only for the thread that reads

  KindBoot(KindCommand kind, NodeContainers containers, Duration limit) {
    this.kind = kind;
    this.containers = containers;
    this.kubelets = new KubeletJournals(kind.docker());
    this.limit = limit;
  }

  /**
   * Run kind; return why the boot failed, or empty if kind made the cluster.
   *
   * @param image the image of all nodes; empty if the config names one for each
   * @throws InterruptionException if it was stopped, or this thread or the process was interrupted
   */
  Optional<Failure> run(
      KindConfig config, String name, Optional<String> image, Path kubeconfig, Progress.Task task) {
    Command create = kind.create(name, config.file(), config.root(), image, kubeconfig);
    Followed started = start(create, name, task);
    Process process = started.process();
    try (kubelets) {
      process.onExit().thenRun(kubelets::changed);
      Waited<State> waited =
          new Wait(words(name), limit, WATCH_INTERVAL)
              .wokenBy(kubelets)
              .looking(() -> look(process))
              .failFast(state -> state.diagnosed().map(Cause::toString))
              .until(State::ended);
      if (waited.last().ended()) {
        started.lastWords(PATIENCE);
      }
      if (waited.last().ended() && process.exitValue() == 0) {
        return Optional.empty();
      }
      if (isInterrupted(process)) {
        throw new InterruptionException(words(name));
      }
      return Optional.of(failure(waited, name));
    } finally {
      Command.end(process);
    }
  }

  private Failure failure(Waited<State> waited, String name) {
    Optional<Cause> diagnosed = waited.last().diagnosed();
    if (diagnosed.isPresent()) {
      return Failure.diagnosed(diagnosed.get());
    }
    return waited.met() ? kindsOwn(name) : Failure.other(KindFailure.ended(waited.why(), lines()));
  }

  /** Return whether the cluster is no longer wanted, so that nothing of its boot is proof. */
  private boolean isInterrupted(Process process) {
    return isStopped()
        || (process.isAlive()
            ? EndOfProcess.hasBegun()
            : EndOfProcess.explains(process.exitValue()));
  }

  private static String words(String name) {
    return "kind create cluster " + name;
  }

  /** Stop kind at once, or as soon as it starts, because the cluster is no longer wanted. */
  synchronized void stop() {
    stopped = true;
    if (process != null) {
      Command.end(process);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized Followed start(Command create, String name, Progress.Task task) {
    Followed started = create.follow(words(name), line -> {}, line -> heard(line, name, task));
    process = started.process();
    if (stopped) {
      Command.end(started.process());
    }
    return new Followed(
        started.process(),
        started
            .said()
            .whenComplete(
                (said, failure) -> {
                  phase.close();
                  if (failure != null) {
                    add("(kind's output ended: " + failure + ")");
                  }
                }));
  }

  /** Return kind's output. */
  String output() {
    return String.join("\n", lines());
  }

  private List<String> lines() {
    return output.lines().lines().toList();
  }

  private void add(String line) {
    output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param byNode whether a node's own component refused, as opposed to any other trouble
   * @param cause the sentence
   */
  record Failure(boolean byNode, Cause cause) {
    static Failure diagnosed(Cause cause) {
      return new Failure(!KubeletDiagnosis.isOfHost(cause), cause);
    }

    static Failure other(Cause cause) {
      return new Failure(false, cause);
    }
  }

  private Failure kindsOwn(String name) {
    // A kubelet that fails just before kind gives up is still the better explanation.
    return kubelets
        .diagnose()
        .map(Failure::diagnosed)
        .or(() -> containers.ended(name).map(Failure::other))
        .or(() -> containers.shortage(name).map(Failure::other))
        .orElseGet(() -> Failure.other(KindFailure.of(lines())));
  }

  /**
   * The state of the boot.
   *
   * @param ended whether kind has exited
   * @param diagnosed why a node will never be ready
   */
  private record State(boolean ended, Optional<Cause> diagnosed) {}

  private State look(Process process) {
    return process.isAlive()
        ? new State(false, kubelets.diagnose())
        : new State(true, Optional.empty());
  }

  private void heard(String line, String name, Progress.Task task) {
    add(line);
    if (line.startsWith(" • ")) {
      task.update(step(line));
      phase.close();
      phase = Trace.begin(Category.PHASE, step(line));
    } else if (line.startsWith(NODES_ARE_UP)) {
      kubelets.follow(containers.nodesOf(name));
    }
  }

  /** Return {@code " • Preparing nodes 📦 📦 ..."} without the decoration. */
  private static String step(String line) {
    return line.replaceAll("[^\\p{ASCII}]", "").replace("...", "").strip().toLowerCase(Locale.ROOT);
  }
}
