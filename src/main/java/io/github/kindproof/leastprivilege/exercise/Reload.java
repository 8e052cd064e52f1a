package io.github.kindproof.leastprivilege.exercise;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.ProcessResult;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.internal.io.process.BoundedBytes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A way to make a workload read its configuration again. */
public sealed interface Reload {
  /** A signal to the first process of the container, by its name without SIG. */
  record Signal(String name) implements Reload {}

  /** A program that runs in the container, and so under the container's profile. */
  record Program(List<String> arguments) implements Reload {
    /** Create a reload with a copy of the arguments. */
    public Program {
      arguments = List.copyOf(arguments);
    }
  }

  /** Create a reload from a text: {@code HUP}, {@code SIGUSR1}, or a program and its arguments. */
  static Reload of(String text) {
    String word = text.strip();
    return word.matches("(SIG)?[A-Z]+[12]?")
        ? new Signal(word.toUpperCase(Locale.ROOT).replaceFirst("^SIG", ""))
        : new Program(List.of(word.split("\\s+")));
  }

  /**
   * Apply the reload to a pod. Blocks until the program has ended, at most 60 seconds.
   *
   * @param container the ID of the pod's first container
   * @throws EnvironmentException if the signal cannot be sent, or the program does not end with
   *     exit code 0
   */
  default void of(Cluster cluster, Pod pod, String container) {
    if (this instanceof Signal signal) {
      var node = cluster.node(pod.getSpec().getNodeName());
      ProcessResult sent =
          node.run("kill", "-s", signal.name(), String.valueOf(node.pid(container)));
      if (!sent.ok()) {
        throw new EnvironmentException(
            "the reload's signal could not be sent: " + sent.lastLine(), "specify a signal");
      }
    } else if (this instanceof Program program) {
      execute(cluster.client(), pod, program.arguments());
    }
  }

  private static void execute(KubernetesClient client, Pod pod, List<String> arguments) {
    BoundedBytes said = new BoundedBytes();
    String what = "the reload `" + String.join(" ", arguments) + "`";
    try (ExecWatch watch =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .inContainer(pod.getSpec().getContainers().get(0).getName())
            .writingOutput(said)
            .writingError(said)
            .exec(arguments.toArray(String[]::new))) {
      Integer exitCode = watch.exitCode().get(60, TimeUnit.SECONDS);
      if (exitCode == null || exitCode != 0) {
        String last = said.text(StandardCharsets.UTF_8).strip();
        throw new EnvironmentException(
            what + " ended with exit code " + exitCode + ": " + last, "run the reload manually");
      }
    } catch (TimeoutException e) {
      throw new EnvironmentException(
          what + " did not end within 60 s", "run the reload manually", e);
    } catch (ExecutionException e) {
      throw new EnvironmentException(
          what + " failed: " + e.getCause(), "run the reload manually", e);
    } catch (InterruptedException e) {
      throw InterruptionException.of(what, e);
    }
  }
}
