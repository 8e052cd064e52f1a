package io.github.kindproof.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Writes a line for each end of a test into the file that the system property {@code ends} names.
 * {@code ConsumersIT} brings it into projects that it builds.
 */
public final class EndsListener implements TestExecutionListener {
  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    write(test, Ends.skipped(reason));
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    write(test, Ends.words(result));
  }

  private static synchronized void write(TestIdentifier test, String end) {
    String file = System.getProperty("ends");
    if (file == null) {
      return;
    }
    String line = test.getUniqueId() + "\t" + end.replaceAll("\\s+", " ") + "\n";
    try {
      Files.writeString(Path.of(file), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
