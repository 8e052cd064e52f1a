package io.github.kindproof.cluster.session;

import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * The suppression of SLF4J's notice that there is no logger. Kindproof depends on libraries that
 * log, and leaves the choice of a logger to its users; choosing none is not a fault. Any logger or
 * SLF4J setting that they choose stays in effect.
 */
public final class LoggingNotice {
  private static final String VERBOSITY = "slf4j.internal.verbosity";
  private static final String PROVIDERS = "META-INF/services/org.slf4j.spi.SLF4JServiceProvider";

  private LoggingNotice() {}

  /** Turn the notice off. Call this before the first use of SLF4J; later it has no effect. */
  public static synchronized void silence() {
    if (System.getProperty(VERBOSITY) == null && !hasProvider()) {
      System.setProperty(VERBOSITY, "ERROR");
      try {
        ILoggerFactory unused = LoggerFactory.getILoggerFactory(); // reads it, once
      } finally {
        System.clearProperty(VERBOSITY);
      }
    }
  }

  private static boolean hasProvider() {
    return System.getProperty("slf4j.provider") != null
        || LoggerFactory.class.getClassLoader().getResource(PROVIDERS) != null;
  }
}
