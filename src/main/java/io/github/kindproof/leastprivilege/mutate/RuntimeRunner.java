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
 * Starts one container after another in the sandbox of a pod, straight by the node's low-level
 * runtime. Not for several threads. Closing it removes all that it has made on the node.
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
   * What the node answered.
   *
   * @param word {@code ready}, {@code exited}, {@code filtered}, {@code stuck}, {@code silent} or
   *     {@code killed}, as {@code lane.sh} explains them
   * @param exitCode of the container, or of the runtime if it could not start it; 0 when ready
   * @param runtime what the runtime logged
   * @param log what the container wrote
   * @param trouble what went wrong on the node itself; empty if nothing did
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
   * Where the containers of a lane come from.
   *
   * @param name of the lane, of which no other on that node is
   * @param program the low-level runtime
   * @param snapshot that of the image
   * @param address of the pod, on its node
   * @param port that a container opens when it is ready; {@code end} or {@code alive} for none
   * @param signal that asks a container to end
   * @param lives how long a container lives at least before it counts as ready
   * @param spec what each is made from
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
    /** The same for another lane. */
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
   * Starts a container, and waits until its port is open or it has ended.
   *
   * @param filter as the runtime gets it, in one line; {@code null} for none
   * @param otherForm whether it may gain privileges where its spec says that it may not, and the
   *     other way round
   */
  Answer start(String filter, boolean otherForm, Duration limit) {
    number++;
    boolean form = noNewPrivileges != otherForm;
    say("start " + number + " " + limit.toMillis() + " " + form + " " + filter);
    return answer();
  }

  /** Stops it. */
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
        ? new EnvironmentException(what, "see whether it runs")
        : new EnvironmentException(what, "see whether it runs", cause);
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
      Thread.currentThread().interrupt(); // its input is closed: it cleans up without us
    }
  }
}
