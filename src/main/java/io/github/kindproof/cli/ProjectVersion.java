package io.github.kindproof.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

final class ProjectVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"kindproof " + number()};
  }

  /** For example {@code 0.1.0}. */
  static String number() {
    Properties properties = new Properties();
    try (InputStream file = ProjectVersion.class.getResourceAsStream("version.properties")) {
      if (file != null) {
        properties.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "");
    // If the code was not compiled with Maven, the file still has Maven's placeholder.
    return version.matches("[0-9].*") ? version : "(not released)";
  }
}
