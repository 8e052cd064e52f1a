package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.io.packaged.PackagedFile;

/** The JSON schema of a profile, for editors: {@code profile.schema.json} beside this class. */
public final class ProfileSchema {
  private static final String RESOURCE = "profile.schema.json";

  private ProfileSchema() {}

  /** Its text, of JSON schema's draft 2020-12. */
  public static String text() {
    return PackagedFile.text(ProfileSchema.class, RESOURCE);
  }
}
