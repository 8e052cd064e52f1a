package io.github.kindproof.internal.image;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.internal.io.process.Command;
import io.github.kindproof.internal.io.process.Followed;
import io.github.kindproof.internal.progress.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * A pull by the engine that is ended if no more data arrives. It uses the engine's API, through the
 * connection of the docker command: {@code docker pull} itself shows progress only on a terminal.
 */
final class ImagePull {
  private static final String END = "end"; // after the last line
  private static final String UNREADABLE = "unreadable"; // instead of the end

  private final Docker docker;
  private final PullLimits limits;
  private final Progress.Task task;
  private final PullProgress layers = new PullProgress();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  ImagePull(Docker docker, PullLimits limits, Progress.Task task) {
    this.docker = docker;
    this.limits = limits;
    this.task = task;
  }

  /** Pulls the image and blocks until the end; empty if it succeeded, else the engine's message. */
  Optional<String> run(OfficialImage image) {
    Followed engine =
        docker.command("system", "dial-stdio").follow("pull of " + image, lines::add, error -> {});
    var unused =
        engine
            .said()
            .whenComplete((said, failure) -> lines.add(failure == null ? END : UNREADABLE));
    try {
      // HTTP/1.0: the engine closes the connection at the end, and its answer has no chunks.
      String request =
          "POST /images/create?fromImage=%s&tag=%s HTTP/1.0\r\n\r\n"
              .formatted(image.repository(), image.digest());
      OutputStream out = engine.process().getOutputStream(); // closed early, it would end the pull
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return follow();
    } catch (IOException e) {
      return Optional.of("the engine does not accept the request: " + e.getMessage());
    } catch (InterruptedException e) {
      throw InterruptionException.of("the pull of an image", e);
    } finally {
      // Without a listener the engine ends the pull and drops what came.
      Command.end(engine.process());
    }
  }

  private Optional<String> follow() throws InterruptedException {
    boolean begun = false;
    while (true) {
      Duration limit = begun ? limits.silence() : limits.first();
      String line = lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        String what = begun ? "the registry has sent nothing more for " : "no response within ";
        return Optional.of(what + limit.toSeconds() + " s");
      }
      if (line.equals(END)) {
        return begun ? Optional.empty() : Optional.of("the engine sent no response");
      }
      if (line.equals(UNREADABLE)) {
        return Optional.of("the engine's response cannot be read");
      }
      if (line.startsWith("{")) { // else it is of the answer's head
        begun = true;
        Optional<JsonNode> whole = JsonText.parse(line);
        if (whole.isEmpty()) {
          return Optional.of("the engine's response was cut short: " + line);
        }
        JsonNode item = whole.get();
        if (item.has("message") || item.has("error")) {
          return Optional.of(item.path("message").asString(item.path("error").asString("")));
        }
        layers.add(item);
        task.update(layers.toString());
        if (layers.isHopeless()) {
          return Optional.of("connection reset twice");
        }
      }
    }
  }

  boolean retried() {
    return layers.retried();
  }
}
