package io.github.kindproof.cluster.kind.config;

import java.util.List;
import java.util.Optional;

/** A patch of the configuration that kind writes for kubeadm. */
sealed interface KubeadmPatch permits MergePatch, JsonPatch {
  Target target();

  /** Patch a document that this patch matches. */
  Effect on(KubeadmDocument document);

  /** Return whether kind applies this patch to a document. */
  default boolean matches(KubeadmDocument document) {
    return document.kind().equals(target().kind())
        && (target().apiVersion().isEmpty() || target().apiVersion().equals(document.apiVersion()));
  }

  /**
   * The document that a patch is for.
   *
   * @param apiVersion empty for any
   * @param kindLine the line with the kind, or of the patch if it names none
   * @param versionLine the line with the API version, or of the patch if it names none
   */
  record Target(String kind, String apiVersion, int kindLine, int versionLine) {
    String versionText() {
      return apiVersion.endsWith("/") ? apiVersion + " without a version" : apiVersion;
    }
  }

  /**
   * The effect of a patch on a document.
   *
   * @param value the document with the patch
   * @param dropped what of the patch kind leaves out
   * @param failure why kind ends instead
   */
  record Effect(ConfigValue.Mapping value, List<Dropped> dropped, Optional<Failure> failure) {}

  /** A part of a patch that kind leaves out. */
  record Dropped(int line, String what, String remedy) {}

  /**
   * The reason for which kind ends while it applies a patch.
   *
   * @param what a sentence without its period
   */
  record Failure(int line, String what) {}
}
