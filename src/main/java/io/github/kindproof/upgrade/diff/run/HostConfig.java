package io.github.kindproof.upgrade.diff.run;

import io.github.kindproof.internal.report.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A kind config with the patch that a host with cgroup v1 requires from Kubernetes 1.35 on. Without
 * it, a rejection would be due to this host and not to the upgrade.
 */
final class HostConfig {
  private static final String KEY = "kubeadmConfigPatches:\n";
  private static final String PATCH = "- |\n  kind: KubeletConfiguration\n  failCgroupV1: false\n";

  private HostConfig() {}

  static Path patched(Path config, Path copy) {
    try {
      WholeFile.write(copy, patched(Files.readString(config)));
      return copy.toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds it to the patches of the whole cluster, if there are any. */
  static String patched(String text) {
    int at = text.startsWith(KEY) ? 0 : text.indexOf("\n" + KEY) + 1;
    boolean there = text.startsWith(KEY) || at > 0;
    if (!there) {
      return text + (text.endsWith("\n") ? "" : "\n") + KEY + PATCH;
    }
    int after = at + KEY.length();
    String indent = text.substring(after).replaceFirst("(?s)^([ ]*)-.*", "$1");
    boolean indented = indent.isBlank();
    return text.substring(0, after)
        + (indented ? PATCH.indent(indent.length()) : PATCH)
        + text.substring(after);
  }
}
