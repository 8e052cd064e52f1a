package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.engine.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment variables that the suites, and Testcontainers in them, need on this machine. */
public final class SuiteEnvironment {
  // Of Testcontainers 2.0.5.
  private static final String RYUK = "testcontainers/ryuk:0.14.0";

  private static final String MIRROR = "TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX";

  /** Present after setup; no program in it is needed. */
  private static final String PROBE = "kindproof/probe:1";

  private SuiteEnvironment() {}

  /** The variables that are needed and not set. */
  public static Map<String, String> of(Engine engine, Map<String, String> environment) {
    boolean ryuk =
        environment.containsKey(MIRROR)
            || engine.docker().command("image", "inspect", RYUK).run().ok()
            || DockerHub.answers();
    return of(engine, Files.exists(Path.of("/.dockerenv")), ryuk, environment);
  }

  static Map<String, String> of(
      Engine engine, boolean inContainer, boolean ryuk, Map<String, String> environment) {
    Map<String, String> needed = new TreeMap<>(engine.docker().environment());
    if (inContainer) {
      // Otherwise, Testcontainers pulls an image to find its host, and hangs if there is no
      // registry.
      needed.put("TESTCONTAINERS_HOST_OVERRIDE", "localhost");
    }
    if (!ryuk) {
      // It tries whether files can be mounted, with an image that would have to be pulled.
      needed.put("TESTCONTAINERS_TINYIMAGE_CONTAINER_IMAGE", PROBE);
      // Testcontainers' cleanup container would have to be pulled; Kindproof removes everything
      // that it created itself.
      needed.put("TESTCONTAINERS_RYUK_DISABLED", "true");
    }
    needed.keySet().removeIf(environment::containsKey);
    return needed;
  }
}
