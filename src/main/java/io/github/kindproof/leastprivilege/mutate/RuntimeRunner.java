package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.node.NodeShell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A lane that starts one container after another in the sandbox of a pod, directly with the node's
 * low-level runtime. Not thread-safe. Closing it removes all that it created on the node.
 */
final class RuntimeRunner implements AutoCloseable {
  private static final String SCRIPT = PackagedFile.text(RuntimeRunner.class, "lane.sh");
  private static final int CLOSE_SECONDS = 20;

  private final Process process;
  private final BufferedReader answers;
  private final boolean noNewPrivileges;
  private int number;

  private RuntimeRunner(Process process, boolean noNewPrivileges) {
    this.process = process;
    this.noNewPrivileges = noNewPrivileges;
    this.answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /**
   * The answer of the node.
   *
   * @param word {@code ready}, {@code exited}, {@code filtered}, {@code stuck}, {@code silent}, or
   *     {@code killed}, as {@code lane.sh} explains them
   * @param exitCode the exit code of the container, or of the runtime if it could not start it; 0
   *     when ready
   * @param runtime the log of the runtime
   * @param log the output of the container
   * @param trouble the trouble of the node itself; empty if there was none
   */
  record Answer(String word, int exitCode, String runtime, String log, String trouble) {
    boolean isReady() {
      return word.equals("ready");
    }

    boolean hasExited() {
      return word.equals("exited");
    }
  }

  /**
   * The source of the containers of a lane.
   *
   * @param name the name of the lane, unique on that node
   * @param program the low-level runtime
   * @param snapshot the snapshot of the image
   * @param address the address of the pod on its node
   * @param port the port that a container opens when it is ready; {@code end} or {@code alive} for
   *     none
   * @param signal the signal that asks a container to end
   * @param lives the minimal lifetime of a container before it counts as ready
   * @param spec the spec of every container
   */
  record Place(
      NodeShell node,
      String name,
      String program,
      String snapshot,
      String address,
      String port,
      String signal,
      Duration lives,
      ContainerSpec spec) {
    /** Return this place for another lane. */
    Place named(String other) {
      return new Place(node, other, program, snapshot, address, port, signal, lives, spec);
    }
  }

  static RuntimeRunner open(Place place) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                SCRIPT,
                "lane",
                place.name(),
                place.program(),
                place.snapshot(),
                place.address(),
                place.port(),
                place.signal(),
                String.valueOf(place.lives().toMillis())));
    arguments.addAll(place.spec().volumes());
    RuntimeRunner lane =
        new RuntimeRunner(
            place.node().command(arguments.toArray(String[]::new)).start(),
            place.spec().noNewPrivileges());
    try {
      lane.say(place.spec().json());
      lane.hear("begun");
      return lane;
    } catch (RuntimeException e) {
      lane.close();
      throw e;
    }
  }

  /**
   * Start a container, and waits until its port is open or it has ended.
   *
   * @param filter the filter in one line, as the runtime reads it; {@code null} for none
   * @param otherForm whether to invert the privilege escalation setting of its spec
   */
  Answer start(String filter, boolean otherForm, Duration limit) {
    number++;
    boolean form = noNewPrivileges != otherForm;
    say("start " + number + " " + limit.toMillis() + " " + form + " " + filter);
    return answer();
  }

  /** Stop the container. */
  Answer stop(Duration limit) {
    say("stop " + number + " " + limit.toMillis());
    return answer();
  }

  private Answer answer() {
    String[] words = hear("").split(" ", -1);
    if (words.length == 1) {
      return new Answer(words[0], 0, "", "", "");
    }
    return new Answer(
        words[0],
        Integer.parseInt(words[1]),
        text(words[2]),
        text(words[3]) + text(words[4]),
        text(words[5]));
  }

  private static String text(String word) {
    return new String(Base64.getDecoder().decode(word.substring(1)), StandardCharsets.UTF_8);
  }

  private void say(String line) {
    try {
      OutputStream input = process.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      throw ended(e);
    }
  }

  private String hear(String expected) {
    try {
      String line = answers.readLine();
      if (line == null || (!expected.isEmpty() && !line.equals(expected))) {
        throw ended(null);
      }
      return line;
    } catch (IOException e) {
      throw ended(e);
    }
  }

  private EnvironmentException ended(@Nullable IOException cause) {
    String said =
        process.errorReader(StandardCharsets.UTF_8).lines().reduce("", (before, line) -> line);
    String what = "containers can no longer be started on the node: " + said;
    return cause == null
        ? new EnvironmentException(what, "check whether the node is running")
        : new EnvironmentException(what, "check whether the node is running", cause);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        process.destroy();
      }
    } catch (IOException e) {
      process.destroy();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // its input is closed, so it cleans up by itself
    }
  }
}
