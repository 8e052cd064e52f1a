package io.github.kindproof.internal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.github.kindproof.internal.io.process.Command;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server on loopback whose certificate is not valid at this machine's time. */
class CertificateValidityTest {
  private static final String PASSWORD = "not-secret";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"-10d, NotAfter: ", "+10d, NotBefore: "})
  void theClockIsNamed(String start, String date) throws Exception {
    HttpsServer server = server(start);
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

  /** A server whose certificate is valid for one day from then on. */
  private HttpsServer server(String start) throws Exception {
    keytool("ca.p12", "-genkeypair", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc=ca:true");
    keytool("ca.p12", "-exportcert", "-rfc", "-file", "ca.pem");
    keytool("server.p12", "-genkeypair", "-keyalg", "EC", "-dname", "CN=server");
    keytool("server.p12", "-certreq", "-file", "request");
    keytool(
        "ca.p12",
        "-gencert",
        "-rfc",
        "-infile",
        "request",
        "-outfile",
        "server.pem",
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        start,
        "-validity",
        "1");
    String chain =
        Files.readString(folder.resolve("server.pem")) + Files.readString(folder.resolve("ca.pem"));
    Files.writeString(folder.resolve("chain.pem"), chain);
    keytool("server.p12", "-importcert", "-noprompt", "-file", "chain.pem");

    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(folder.resolve("server.p12"))) {
      store.load(stream, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    HttpsServer server = HttpsServer.create(new InetSocketAddress(loopback, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  private void keytool(String store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "key", "-keystore", store, "-storepass", PASSWORD));
    Command.of(command).in(folder).output();
  }
}
