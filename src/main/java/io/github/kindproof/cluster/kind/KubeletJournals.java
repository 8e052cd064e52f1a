package io.github.kindproof.cluster.kind;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.BoundedBytes;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.Followed;
import io.github.kindproof.internal.io.waiting.Changes;
import io.github.kindproof.workload.Cause;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The journals of the kubelets of a booting cluster, each followed by one process on its node. An
 * exit of a kubelet is a change.
 */
final class KubeletJournals implements Changes, AutoCloseable {
  /**
   * A follower ends with its standard input: the engine leaves a program of a killed client. It
   * begins once systemd is up, because one that began before misses what is logged after journald
   * has moved its files.
   */
  private static final String FOLLOW =
      "(until systemctl is-active --quiet multi-user.target; do sleep 0.2; done;"
          + " exec journalctl --follow --lines=all --unit=kubelet --output=cat --no-pager)"
          + " & cat; kill $!";

  private static final int SAME_ERROR_TIMES = 3;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /** The most bytes of a journal; a kubelet that fails says why at the beginning or the end. */
  private static final int LONGEST = 4 << 20;

  private final Docker docker;
  private final Map<String, Journal> journals = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Runnable> listeners = new ConcurrentLinkedQueue<>();
  private boolean closed;

  KubeletJournals(Docker docker) {
    this.docker = docker;
  }

  /** Follow the journals of these nodes, as soon as they have some. */
  synchronized void follow(List<String> nodes) {
    if (!closed) {
      nodes.forEach(node -> journals.computeIfAbsent(node, this::followed));
    }
  }

  /** Find why a node will never be ready, if its journal proves it. */
  Optional<Cause> diagnose() {
    return journals.entrySet().stream()
        .flatMap(it -> diagnosis(it.getKey(), it.getValue()).stream())
        .findFirst();
  }

  private Optional<Cause> diagnosis(String node, Journal journal) {
    return KubeletDiagnosis.ofKubelet(journal.text(), node, SAME_ERROR_TIMES)
        .map(it -> KubeletDiagnosis.ofRuntime(it, () -> journalOfRuntime(node)));
  }

  private String journalOfRuntime(String node) {
    return docker
        .command("exec", node, "journalctl", "-u", "containerd", "-o", "cat", "--no-pager")
        .withLimit(LIMIT)
        .run()
        .stdout();
  }

  @Override
  public Following follow(Runnable changed) {
    listeners.add(changed);
    return new Following() {
      @Override
      public boolean isAlive() {
        return true;
      }

      @Override
      public void close() {
        listeners.remove(changed);
      }
    };
  }

  /** Report a change that no journal tells, such as the end of kind. */
  void changed() {
    listeners.forEach(Runnable::run);
  }

  @Override
  public synchronized void close() {
    closed = true;
    journals.values().forEach(Journal::close);
  }

  private Journal followed(String node) {
    BoundedBytes lines = new BoundedBytes(LONGEST);
    Command follow = docker.command("exec", "-i", node, "sh", "-c", FOLLOW);
    return new Journal(
        follow.follow("kubelet of " + node, line -> add(line, lines), error -> {}), lines);
  }

  private void add(String line, BoundedBytes lines) {
    lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    if (KubeletDiagnosis.isExit(line)) {
      changed();
    }
  }

  /** What one kubelet has logged so far. */
  private record Journal(Followed follower, BoundedBytes lines) {
    String text() {
      return lines.text(StandardCharsets.UTF_8);
    }

    void close() {
      try {
        follower.process().getOutputStream().close();
      } catch (IOException e) {
        // It has ended already.
      }
      Command.end(follower.process());
    }
  }
}
