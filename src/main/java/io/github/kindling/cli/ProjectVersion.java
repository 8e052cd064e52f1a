package io.github.kindling.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that Kindling was built as. */
final class ProjectVersion implements IVersionProvider {
  @Override
  public String[] getVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream file = ProjectVersion.class.getResourceAsStream("version.properties")) {
      if (file != null) {
        properties.load(file);
      }
    }
    String version = properties.getProperty("version", "");
    // Compiled by other means than Maven, the file still has Maven's placeholder.
    return new String[] {"kindling " + (version.matches("[0-9].*") ? version : "(not released)")};
  }
}
