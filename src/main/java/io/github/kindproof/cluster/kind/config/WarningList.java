package io.github.kindproof.cluster.kind.config;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The warnings about one file; what is said for several nodes is said once. */
final class WarningList {
  private final Path file;
  private final Set<ConfigWarning> warnings = new LinkedHashSet<>();

  WarningList(Path file) {
    this.file = file;
  }

  Path file() {
    return file;
  }

  void add(int line, String what, String remedy) {
    warnings.add(new ConfigWarning(file, line, what, remedy));
  }

  List<ConfigWarning> byLine() {
    return warnings.stream().sorted(Comparator.comparingInt(ConfigWarning::line)).toList();
  }
}
