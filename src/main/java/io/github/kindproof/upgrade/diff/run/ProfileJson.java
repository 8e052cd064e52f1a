package io.github.kindproof.upgrade.diff.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kindproof.seccomp.SeccompProfile;

/** A profile as a part of a side's file. */
final class ProfileJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProfileJson() {}

  static JsonNode tree(SeccompProfile profile) {
    try {
      return JSON.readTree(profile.toJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a profile that was written is JSON", e);
    }
  }
}
