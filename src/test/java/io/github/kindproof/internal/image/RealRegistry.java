package io.github.kindproof.internal.image;

import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The CNCF distribution registry on loopback, built from its Go module once and then kept. */
final class RealRegistry implements AutoCloseable {
  private static final String MODULE = "github.com/distribution/distribution/v3";
  private static final String VERSION = "v3.0.0";

  private final Process process;
  private final int port;

  private RealRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it with its files in this folder. */
  static RealRegistry start(Path folder) throws IOException {
    int port = freePort();
    Path config =
        Files.writeString(
            folder.resolve("config.yaml"),
            """
            version: 0.1
            log: {level: warn}
            storage: {filesystem: {rootdirectory: %s}}
            http: {addr: "127.0.0.1:%d"}
            """
                .formatted(folder.resolve("storage"), port));
    Process process =
        new ProcessBuilder(binary().toString(), "serve", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    RealRegistry registry = new RealRegistry(process, port);
    Awaitility.await("the registry").atMost(Duration.ofSeconds(20)).until(registry::answers);
    return registry;
  }

  /** {@code localhost:PORT}. */
  String host() {
    return "localhost:" + port;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static Path binary() throws IOException {
    Path tools = KindproofCache.ofUser().folder("tools");
    Path binary = tools.resolve("registry-" + VERSION);
    if (Files.isExecutable(binary)) {
      return binary;
    }
    Path module = Files.createTempDirectory(tools, "registry-build");
    try {
      Files.writeString(module.resolve("go.mod"), "module registry\n\ngo 1.23.7\n");
      go(module, "get", MODULE + "/cmd/registry@" + VERSION);
      go(module, "build", "-o", "registry", MODULE + "/cmd/registry");
      return Files.move(module.resolve("registry"), binary, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      for (String file : new String[] {"go.mod", "go.sum", "registry"}) {
        Files.deleteIfExists(module.resolve(file));
      }
      Files.delete(module);
    }
  }

  private static void go(Path module, String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = "go";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    Command.of(line)
        .in(module)
        .withEnvironment(Map.of("CGO_ENABLED", "0", "GOFLAGS", "-mod=mod"))
        .withLimit(Duration.ofMinutes(20))
        .output();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
