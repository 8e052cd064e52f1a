package io.github.kindproof.internal.io.packaged;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Kindproof. */
public final class OwnVersion {
  private OwnVersion() {}

  /** For example {@code 0.1.0}. */
  public static String number() {
    Properties properties = new Properties();
    try (StringReader text =
        new StringReader(PackagedFile.text(OwnVersion.class, "version.properties"))) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = properties.getProperty("version", "");
    // If the code was not compiled with Maven, the file still has Maven's placeholder.
    return version.matches("[0-9].*") ? version : "(not released)";
  }
}
