package io.github.kindproof.internal.io.process;

import io.github.kindproof.InterruptionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running program whose lines are reported as they arrive.
 *
 * @param process its process, whose output only its readers read
 * @param said the end of its standard error, once the program has ended and all lines were
 *     reported; an exception if a stream could not be read
 */
public record Followed(Process process, CompletableFuture<String> said) {
  /** Programs written in Go log so what is no reason to end. */
  private static final String WARNING = " level=warning ";

  /** Writes a line to its standard input. */
  public void write(String line) throws IOException {
    process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  /**
   * Ends it, and returns the last line of its standard error that is no warning, or why that cannot
   * be read.
   */
  public String lastWords(Duration patience) {
    close(patience);
    try {
      return said.get(patience.toMillis(), TimeUnit.MILLISECONDS)
          .lines()
          .filter(line -> !line.contains(WARNING))
          .reduce("", (before, line) -> line)
          .strip();
    } catch (ExecutionException e) {
      return String.valueOf(e.getCause());
    } catch (TimeoutException e) {
      return "it cannot be ended";
    } catch (InterruptedException e) {
      throw InterruptionException.of("the end of process " + process.pid(), e);
    }
  }

  /** Closes its standard input and waits for its end; ends it if that takes too long. */
  public void close(Duration patience) {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        Command.end(process);
      }
    } catch (IOException e) {
      Command.end(process);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // its input is closed, so it ends without us
    }
  }
}
