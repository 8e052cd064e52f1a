package io.github.kindproof.seccomp.filter;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.process.Command;
import java.time.Duration;

/** The compiler that only youki needs, so a machine may be without it. */
final class Rust {
  private static final boolean IS_THERE = look();

  private Rust() {}

  static boolean isThere() {
    return IS_THERE;
  }

  private static boolean look() {
    try {
      return Command.of("cargo", "--version").withLimit(Duration.ofSeconds(30)).run().ok();
    } catch (EnvironmentException e) {
      return false;
    }
  }
}
