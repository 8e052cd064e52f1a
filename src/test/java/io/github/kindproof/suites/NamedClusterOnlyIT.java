package io.github.kindproof.suites;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kindproof.cluster.Cluster;
import io.github.kindproof.cluster.access.Kubeconfig;
import io.github.kindproof.junit.SeccompTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kindproof check} as a process: it asks the cluster that was named and no other that lies
 * around, and tells nobody a credential.
 */
@Order(5)
@SeccompTest(seccompDefault = "none", workers = 0, kubernetes = "default")
class NamedClusterOnlyIT {
  @Test
  void noOtherClusterIsAskedAndNoCredentialIsTold(Cluster cluster, @TempDir Path folder)
      throws Exception {
    cluster.apply("manifests/probe.yaml").pod("probe"); // the image is there
    AtomicInteger asked = new AtomicInteger();
    HttpServer other =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.close();
        });
    other.start();
    try {
      Kubeconfig admin = AdminKubeconfig.of(cluster, folder);
      Path home = folder.resolve("home");
      Files.createDirectories(home.resolve(".kube"));
      String ambient = ambient(other.getAddress().getPort());
      Files.writeString(home.resolve(".kube/config"), ambient);
      Path named = Files.writeString(folder.resolve("ambient"), ambient);
      ProcessBuilder check =
          new ProcessBuilder(
              "./kindproof",
              "check",
              "--kubeconfig=" + admin.file(),
              "--context=" + admin.context(),
              "--json=" + folder.resolve("told/check.json"),
              "--html=" + folder.resolve("told/check.html"),
              "--metrics=" + folder.resolve("told/check.prom"));
      check.environment().put("HOME", home.toString());
      check.environment().put("KUBECONFIG", named.toString());
      check.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
      check.environment().put("KINDPROOF_LOG", "debug");
      Path log = Files.createDirectories(folder.resolve("told")).resolve("log");
      int code = check.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
      assertThat(code).as(Files.readString(log)).isZero();
      assertThat(asked).hasValue(0);
      tellsNone(credentials(admin.file()), folder.resolve("told"));
    } finally {
      other.stop(0);
    }
  }

  private static String ambient(int port) {
    return """
        apiVersion: v1
        kind: Config
        current-context: other
        clusters: [{name: other, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: other, user: {token: of-another}}]
        contexts: [{name: other, context: {cluster: other, user: other}}]
        """
        .formatted(port);
  }

  private static List<String> credentials(Path kubeconfig) throws IOException {
    List<String> credentials =
        Files.readAllLines(kubeconfig).stream()
            .filter(line -> line.matches(" *(client-(certificate|key)-data|token): .*"))
            .map(line -> line.replaceFirst("^[^:]*: ", ""))
            .toList();
    assertThat(credentials).hasSize(2);
    return credentials;
  }

  private static void tellsNone(List<String> credentials, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(4);
      for (Path file : all) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContain(credentials);
      }
    }
  }
}
