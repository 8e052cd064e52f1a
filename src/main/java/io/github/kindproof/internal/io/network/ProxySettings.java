package io.github.kindproof.internal.io.network;

import io.github.kindproof.EnvironmentException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies of {@code HTTP_PROXY}, {@code HTTPS_PROXY} and {@code NO_PROXY}, in upper or lower
 * case, with the meaning that they have for kind and docker. Without them, those of Java's system
 * properties apply.
 */
public record ProxySettings(Map<String, String> environment) {
  /** Java sends no password for a tunnel, which every https request needs, unless this is empty. */
  private static final String SCHEMES_WITHOUT_TUNNEL = "jdk.http.auth.tunneling.disabledSchemes";

  public ProxySettings {
    environment = Map.copyOf(environment);
  }

  public static ProxySettings ofThisProcess() {
    return new ProxySettings(System.getenv());
  }

  /**
   * Begins a client that uses these proxies.
   *
   * @throws EnvironmentException if the proxy for this target cannot be used, with the reason
   */
  public HttpClient.Builder client(URI target) {
    Optional<HttpProxy> proxy = proxyFor(target);
    proxy.ifPresent(it -> checkCredentials(it, target));
    return HttpClient.newBuilder().proxy(new Selector()).authenticator(new Credentials());
  }

  /** For example {@code through the proxy proxy.example:3128 (HTTPS_PROXY)}, or nothing. */
  public String way(URI target) {
    return proxyFor(target).map(it -> " through " + it).orElse("");
  }

  private Optional<HttpProxy> proxyFor(URI target) {
    String scheme = target.getScheme().toLowerCase(Locale.ROOT);
    return NoProxy.parse(value("NO_PROXY").orElse("")).covers(target)
        ? Optional.empty()
        : proxyOf(scheme);
  }

  private Optional<HttpProxy> proxyOf(String scheme) {
    String variable = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
    return value(variable).map(value -> HttpProxy.parse(variable, value));
  }

  private Optional<String> value(String variable) {
    return Stream.of(variable, variable.toLowerCase(Locale.ROOT))
        .map(name -> environment.getOrDefault(name, "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static void checkCredentials(HttpProxy proxy, URI target) {
    boolean tunnel = target.getScheme().equalsIgnoreCase("https");
    String without = System.getProperty(SCHEMES_WITHOUT_TUNNEL, "Basic");
    if (tunnel
        && proxy.credentials().isPresent()
        && without.toLowerCase(Locale.ROOT).contains("basic")) {
      throw new EnvironmentException(
          proxy + " needs a password, which Java does not send for https",
          "start Java with -D" + SCHEMES_WITHOUT_TUNNEL + "=");
    }
  }

  private final class Selector extends ProxySelector {
    @Override
    public List<Proxy> select(URI target) {
      if (NoProxy.parse(value("NO_PROXY").orElse("")).covers(target)) {
        return List.of(Proxy.NO_PROXY);
      }
      return proxyFor(target).map(it -> List.of(it.proxy())).orElseGet(() -> ofJava(target));
    }

    private static List<Proxy> ofJava(URI target) {
      ProxySelector java = ProxySelector.getDefault();
      return java == null ? List.of(Proxy.NO_PROXY) : java.select(target);
    }

    @Override
    public void connectFailed(URI target, SocketAddress proxy, IOException fault) {
      // The request fails with the reason.
    }
  }

  private final class Credentials extends Authenticator {
    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      return Stream.of("http", "https")
          .flatMap(scheme -> proxyOf(scheme).stream())
          .filter(proxy -> proxy.isAt(getRequestingHost(), getRequestingPort()))
          .flatMap(proxy -> proxy.credentials().stream())
          .findFirst()
          .orElse(null);
    }
  }
}
