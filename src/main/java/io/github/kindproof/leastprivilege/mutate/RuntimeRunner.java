package io.github.kindproof.leastprivilege.mutate;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.Followed;
import io.github.kindproof.node.NodeShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A lane that starts one container after another in the sandbox of a pod, directly with the node's
 * low-level runtime. Not thread-safe. Closing it removes all that it created on the node.
 */
final class RuntimeRunner implements AutoCloseable {
  private static final String SCRIPT = PackagedFile.text(RuntimeRunner.class, "lane.sh");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The longest time for what the node does before and after a container runs. */
  private static final Duration WORK_OF_NODE = Duration.ofMinutes(2);

  private static final String END = "end"; // after the last answer

  private final Followed lane;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final boolean noNewPrivileges;
  private int number;

  private RuntimeRunner(Command script, boolean noNewPrivileges) {
    this.noNewPrivileges = noNewPrivileges;
    this.lane = script.follow("lane", answers::add, error -> {});
    var unused = lane.said().whenComplete((said, failure) -> answers.add(END));
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
            place.node().command(arguments.toArray(String[]::new)), place.spec().noNewPrivileges());
    try {
      lane.say(place.spec().json());
      lane.hear("begun", WORK_OF_NODE);
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
    return answer(limit);
  }

  /** Stop the container. */
  Answer stop(Duration limit) {
    say("stop " + number + " " + limit.toMillis());
    return answer(limit);
  }

  private Answer answer(Duration limit) {
    String[] words = hear("", limit.plus(WORK_OF_NODE)).split(" ", -1);
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
      lane.write(line);
    } catch (IOException e) {
      throw ended(e);
    }
  }

  private String hear(String expected, Duration limit) {
    try {
      String line = answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        throw new EnvironmentException(
            "the node has not answered within " + limit.toSeconds() + " s",
            "check whether the node is running");
      }
      if (line.equals(END) || (!expected.isEmpty() && !line.equals(expected))) {
        throw ended(null);
      }
      return line;
    } catch (InterruptedException e) {
      throw InterruptionException.of("the wait for the node's answer", e);
    }
  }

  private EnvironmentException ended(@Nullable IOException cause) {
    String what = "containers can no longer be started on the node: " + lane.lastWords(PATIENCE);
    return cause == null
        ? new EnvironmentException(what, "check whether the node is running")
        : new EnvironmentException(what, "check whether the node is running", cause);
  }

  @Override
  public void close() {
    lane.close(PATIENCE);
  }
}
