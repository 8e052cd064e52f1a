package io.github.kindproof.cluster.session;

import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Keeps SLF4J from saying in every run that nobody logs. Kindproof depends on libraries that log,
 * and leaves the choice of what becomes of it to whoever depends on Kindproof; that they chose
 * nothing is no fault. What they chose, and what they told SLF4J to say of itself, stays as it is.
 */
public final class LoggingNotice {
  private static final String VERBOSITY = "slf4j.internal.verbosity";
  private static final String PROVIDERS = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

  static {
    if (System.getProperty(VERBOSITY) == null && !hasProvider()) {
      System.setProperty(VERBOSITY, "ERROR");
      try {
        ILoggerFactory unused = LoggerFactory.getILoggerFactory(); // reads it, once
      } finally {
        System.clearProperty(VERBOSITY);
      }
    }
  }

  private LoggingNotice() {}

  /** Before the first use of SLF4J; later it has no effect. */
  public static void silence() {
    // Done once, when this class is initialized.
  }

  private static boolean hasProvider() {
    return System.getProperty("slf4j.provider") != null
        || LoggerFactory.class.getClassLoader().getResource(PROVIDERS) != null;
  }
}
