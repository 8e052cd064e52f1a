package io.github.kindproof.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.io.network.TlsServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server on loopback whose certificate is not valid at this machine's time. */
class CertificateValidityTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"-10d, NotAfter: ", "+10d, NotBefore: "})
  void theClockIsNamed(String start, String date) throws Exception {
    HttpsServer server = TlsServer.in(folder, start);
    server.start();
    String url = "https://127.0.0.1:" + server.getAddress().getPort();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(url)
            .withCaCertFile(folder.resolve("ca.pem").toString())
            .withRequestRetryBackoffLimit(0)
            .build();
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      var failure =
          catchThrowableOfType(
              KubernetesClientException.class,
              () -> Outages.outlasted(() -> client.raw("/version")));
      assertThat(ApiFaults.of(failure, url))
          .hasMessageStartingWith(
              "the certificate of " + url + " is not valid at this machine's time: " + date)
          .hasMessageContaining("; correct the clock of the machine that is wrong");
    } finally {
      server.stop(0);
    }
  }
}
