package io.github.kindproof.cluster.kind;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.cluster.kind.config.KindConfig;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.EndOfProcess;
import io.github.kindproof.internal.io.trace.Category;
import io.github.kindproof.internal.io.trace.Span;
import io.github.kindproof.internal.io.trace.Trace;
import io.github.kindproof.internal.io.waiting.Wait;
import io.github.kindproof.internal.io.waiting.Waited;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.workload.Cause;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
  private static final String NODES_ARE_UP = " ✓ Preparing nodes";

  private final KindCommand kind;
  private final NodeContainers containers;
  private final KubeletJournals kubelets;
  private final Duration limit;
  private final List<String> output = Collections.synchronizedList(new ArrayList<>());
  private @Nullable Process process;
  private boolean stopped;

  KindBoot(KindCommand kind, NodeContainers containers, Duration limit) {
    this.kind = kind;
    this.containers = containers;
    this.kubelets = new KubeletJournals(kind.docker());
    this.limit = limit;
  }

  /**
   * Run kind; return why the boot failed, or empty if kind made the cluster.
   *
   * @throws InterruptionException if it was stopped, or this thread or the process was interrupted
   */
  Optional<Failure> run(
      KindConfig config, String name, String image, Path kubeconfig, Progress.Task task) {
    Command create = kind.create(name, config.file(), config.root(), image, kubeconfig);
    Process process = start(create);
    Thread reader = readLines(process, name, task);
    try (kubelets) {
      process.onExit().thenRun(kubelets::changed);
      Waited<State> waited =
          new Wait(words(name), limit, WATCH_INTERVAL)
              .wokenBy(kubelets)
              .looking(() -> look(process))
              .failFast(state -> state.diagnosed().map(Cause::toString))
              .until(State::ended);
      if (waited.last().ended()) {
        reader.join();
      }
      if (waited.last().ended() && process.exitValue() == 0) {
        return Optional.empty();
      }
      if (isInterrupted(process)) {
        throw new InterruptionException(words(name));
      }
      return Optional.of(failure(waited, name));
    } catch (InterruptedException e) {
      throw InterruptionException.of(words(name), e);
    } finally {
      Command.end(process);
    }
  }

  private Failure failure(Waited<State> waited, String name) {
    Optional<Cause> diagnosed = waited.last().diagnosed();
    if (diagnosed.isPresent()) {
      return Failure.diagnosed(diagnosed.get());
    }
    return waited.met()
        ? kindsOwn(name)
        : Failure.other(KindFailure.ended(waited.why(), List.copyOf(output)));
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

  private synchronized Process start(Command create) {
    Process started = create.start();
    process = started;
    if (stopped) {
      Command.end(started);
    }
    return started;
  }

  /** Return kind's complete output. */
  String output() {
    return String.join("\n", List.copyOf(output));
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
        .orElseGet(() -> Failure.other(KindFailure.of(List.copyOf(output))));
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

  private Thread readLines(Process process, String name, Progress.Task task) {
    Thread thread =
        new Thread(
            () -> {
              Span phase = Span.NONE;
              try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  output.add(line);
                  if (line.startsWith(" • ")) {
                    task.update(step(line));
                    phase.close();
                    phase = Trace.begin(Category.PHASE, step(line));
                  } else if (line.startsWith(NODES_ARE_UP)) {
                    kubelets.follow(containers.nodesOf(name));
                  }
                }
              } catch (IOException e) {
                output.add("(kind's output ended: " + e.getMessage() + ")");
              } finally {
                phase.close();
              }
            },
            words(name));
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  /** Return {@code " • Preparing nodes 📦 📦 ..."} without the decoration. */
  private static String step(String line) {
    return line.replaceAll("[^\\p{ASCII}]", "").replace("...", "").strip().toLowerCase(Locale.ROOT);
  }
}
