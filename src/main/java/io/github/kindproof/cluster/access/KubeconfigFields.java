package io.github.kindproof.cluster.access;

import io.github.kindproof.BadInputException;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import tools.jackson.databind.JsonNode;

/**
 * The fields of a kubeconfig that the client would reject only later, and with their values. No
 * message of this class quotes a value: it may be a secret, or text that controls a terminal.
 *
 * @param kubeconfig the kubeconfig, for messages
 * @param file finds a file that a field names: relative paths are relative to the kubeconfig
 */
record KubeconfigFields(String kubeconfig, Function<String, Path> file) {
  private static final int HIGHEST_PORT = 65_535;
  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final String CORRECT = "correct it";

  /** Return whether a token has only characters that an HTTP header may contain. */
  static boolean isToken(String token) {
    return token.chars().allMatch(KubeconfigFields::isVisible);
  }

  private static boolean isVisible(int character) {
    return character > ' ' && character <= '~';
  }

  /**
   * Check the fields of a cluster.
   *
   * @return the server's address, which has a host and the scheme https
   * @throws BadInputException if a field cannot be used, with its name
   */
  URI cluster(JsonNode cluster) {
    URI server = address("server", cluster.path("server").asString(""));
    if (!"https".equalsIgnoreCase(server.getScheme())) {
      throw wrong("server", "has no https address", "write https://HOST:PORT");
    }
    String proxy = cluster.path("proxy-url").asString("");
    if (!proxy.isEmpty()) {
      address("proxy-url", proxy);
    }
    String name = cluster.path("tls-server-name").asString("");
    if (!name.isEmpty() && !isHostName(name)) {
      throw wrong("tls-server-name", "is not the name of a host", CORRECT);
    }
    certificate(cluster, "certificate-authority");
    return server;
  }

  /**
   * Check the fields of a user.
   *
   * @throws BadInputException if a field cannot be used, with its name
   */
  void user(JsonNode user) {
    token(user, "token");
    JsonNode provider = user.path("auth-provider").path("config");
    token(provider, "access-token");
    token(provider, "id-token");
    certificate(user, "client-certificate");
    key(user);
  }

  private void token(JsonNode part, String key) {
    String token = part.path(key).asString("");
    if (!isToken(token.strip())) {
      throw wrong(key, "contains a character that a token cannot have", CORRECT);
    }
    if (!isToken(token)) { // kubectl rejects it, too
      throw wrong(
          key, "begins or ends with a space or a line end", "write it on one line, without `|`");
    }
  }

  private URI address(String key, String value) {
    if (!value.chars().allMatch(KubeconfigFields::isVisible)) {
      throw wrong(key, "contains a character that a URL cannot have", CORRECT);
    }
    try {
      URI address = new URI(value.contains("://") ? value : "https://" + value);
      if (address.getHost() == null || address.getPort() > HIGHEST_PORT) {
        throw wrong(key, "names no host, or no valid port", CORRECT);
      }
      return address;
    } catch (URISyntaxException e) { // whose message has the value
      throw wrong(key, "is not a URL: " + e.getReason(), CORRECT);
    }
  }

  private static boolean isHostName(String name) {
    try {
      return !new SNIHostName(name).getAsciiName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void certificate(JsonNode part, String key) {
    Optional<Field> field = field(part, key);
    if (field.isPresent() && !isCertificate(field.get().bytes())) {
      throw wrong(field.get().name(), "is not a certificate", CORRECT);
    }
  }

  private static boolean isCertificate(byte[] bytes) {
    try {
      return !CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(bytes))
          .isEmpty();
    } catch (CertificateException e) {
      return false;
    }
  }

  private void key(JsonNode user) {
    Optional<Field> field = field(user, "client-key");
    if (field.isPresent()
        && !PRIVATE_KEY
            .matcher(new String(field.get().bytes(), StandardCharsets.ISO_8859_1))
            .find()) {
      throw wrong(field.get().name(), "is not a private key in PEM format", CORRECT);
    }
  }

  /**
   * A field, or the file that it names.
   *
   * @param name for messages
   */
  private record Field(String name, byte[] bytes) {}

  /** Return a field with data, which comes before the one that names a file. */
  private Optional<Field> field(JsonNode part, String key) {
    String name = key + "-data";
    String data = part.path(name).asString("");
    if (!data.isEmpty()) {
      try {
        return Optional.of(new Field(name, Base64.getDecoder().decode(data.replaceAll("\\s", ""))));
      } catch (IllegalArgumentException e) { // whose message has a character of it
        throw wrong(name, "is not Base64", CORRECT);
      }
    }
    String named = part.path(key).asString("");
    if (named.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Field(key + " " + named, Files.readAllBytes(file.apply(named))));
    } catch (IOException e) {
      throw wrong(key + " " + named, "cannot be read: " + IoReason.of(e), CORRECT);
    }
  }

  private BadInputException wrong(String key, String why, String remedy) {
    return new BadInputException(kubeconfig, "its " + key + " " + why, remedy);
  }
}
