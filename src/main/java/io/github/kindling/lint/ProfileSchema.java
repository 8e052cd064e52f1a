package io.github.kindling.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON schema of a profile, for editors: {@code profile.schema.json} beside this class. */
public final class ProfileSchema {
  private static final String RESOURCE = "profile.schema.json";

  private ProfileSchema() {}

  /** Its text, of JSON schema's draft 2020-12. */
  public static String text() {
    try (InputStream stream = ProfileSchema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the resource " + RESOURCE + " is missing");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
