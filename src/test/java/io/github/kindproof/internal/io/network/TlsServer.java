package io.github.kindproof.internal.io.network;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
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

/** A server on loopback with TLS. It answers 404. */
public final class TlsServer {
  private static final String PASSWORD = "not-secret";

  private TlsServer() {}

  /**
   * Create a server whose certificate is valid for one day.
   *
   * @param folder gets {@code ca.pem}, which signs the certificate
   * @param start when it becomes valid, for example {@code -10d} or {@code -1H}
   */
  public static HttpsServer in(Path folder, String start) throws Exception {
    keytool(
        folder, "ca.p12", "-genkeypair", "-keyalg", "EC", "-dname", "CN=ca", "-ext", "bc=ca:true");
    keytool(folder, "ca.p12", "-exportcert", "-rfc", "-file", "ca.pem");
    keytool(folder, "server.p12", "-genkeypair", "-keyalg", "EC", "-dname", "CN=server");
    keytool(folder, "server.p12", "-certreq", "-file", "request");
    keytool(
        folder,
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
    keytool(folder, "server.p12", "-importcert", "-noprompt", "-file", "chain.pem");

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

  private static void keytool(Path folder, String store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "key", "-keystore", store, "-storepass", PASSWORD));
    Command.of(command).in(folder).output();
  }
}
