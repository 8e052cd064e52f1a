package io.github.kindproof.internal.io.network;

import io.github.kindproof.EnvironmentException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A proxy that a variable of the environment names.
 *
 * @param variable for error messages, for example {@code HTTPS_PROXY}
 */
record HttpProxy(
    String variable, String host, int port, Optional<PasswordAuthentication> credentials) {
  private static final int HTTP = 80;

  /** Parses {@code http://user:password@host:port}; only the host is required. */
  static HttpProxy parse(String variable, String value) {
    URI uri;
    try {
      uri = new URI(value.contains("://") ? value : "http://" + value);
    } catch (URISyntaxException e) { // whose message might contain a password
      throw new EnvironmentException(variable + " is not a URL", remedy());
    }
    if (uri.getHost() == null) {
      throw new EnvironmentException(variable + " names no host", remedy());
    }
    if (!uri.getScheme().equalsIgnoreCase("http")) {
      throw new EnvironmentException(
          variable + " names a proxy of the kind " + uri.getScheme() + ", which Java cannot use",
          remedy());
    }
    return new HttpProxy(
        variable,
        uri.getHost(),
        uri.getPort() < 0 ? HTTP : uri.getPort(),
        Optional.ofNullable(uri.getUserInfo()).map(HttpProxy::credentials));
  }

  private static String remedy() {
    return "set it to http://HOST:PORT, or unset it";
  }

  private static PasswordAuthentication credentials(String userInfo) {
    String[] parts = userInfo.split(":", 2);
    String password = parts.length == 2 ? parts[1] : "";
    return new PasswordAuthentication(parts[0], password.toCharArray());
  }

  Proxy proxy() {
    // Its name is looked up when the client connects, and so within the limit of the request.
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(plainHost(), port));
  }

  boolean isAt(String otherHost, int otherPort) {
    return otherPort == port && otherHost.equalsIgnoreCase(plainHost());
  }

  private String plainHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** For example {@code the proxy proxy.example:3128 (HTTPS_PROXY)}; never with a password. */
  @Override
  public String toString() {
    return "the proxy " + host + ":" + port + " (" + variable + ")";
  }
}
