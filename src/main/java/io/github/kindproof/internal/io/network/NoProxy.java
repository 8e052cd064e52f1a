package io.github.kindproof.internal.io.network;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Targets to which requests go without a proxy: those of {@code NO_PROXY}, and always this machine.
 * Pure.
 *
 * @param entries {@code *}, an address, a range {@code 10.0.0.0/8}, a domain with its subdomains,
 *     or {@code .domain} for its subdomains alone; domains and addresses possibly with a port
 */
record NoProxy(List<String> entries) {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[?[0-9a-f:.]*:[0-9a-f:.]*]?");
  private static final Pattern WITH_PORT = Pattern.compile("(\\[.*]|[^:]*):(\\d+)");

  static NoProxy parse(String value) {
    return new NoProxy(
        Arrays.stream(value.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  boolean covers(URI target) {
    String host = target.getHost().toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
    Optional<InetAddress> address = address(host);
    if (host.equals("localhost") || address.filter(InetAddress::isLoopbackAddress).isPresent()) {
      return true;
    }
    return entries.stream().anyMatch(entry -> matches(entry, host, address, port(target)));
  }

  private static boolean matches(
      String entry, String host, Optional<InetAddress> address, int port) {
    var withPort = WITH_PORT.matcher(entry);
    if (withPort.matches() && Integer.parseInt(withPort.group(2)) != port) {
      return false;
    }
    String name = withPort.matches() ? withPort.group(1) : entry;
    if (name.equals("*")) {
      return true;
    }
    if (address.isPresent()) {
      return name.contains("/") ? isInRange(address.get(), name) : address(name).equals(address);
    }
    String domain = name.startsWith("*.") ? name.substring(1) : name;
    return domain.startsWith(".")
        ? host.endsWith(domain)
        : host.equals(domain) || host.endsWith("." + domain);
  }

  private static boolean isInRange(InetAddress address, String range) {
    String[] parts = range.split("/", 2);
    Optional<InetAddress> first = address(parts[0]);
    if (first.isEmpty() || !parts[1].matches("\\d{1,3}")) {
      return false;
    }
    byte[] network = first.get().getAddress();
    byte[] own = address.getAddress();
    int bits = Integer.parseInt(parts[1]);
    if (network.length != own.length || bits > own.length * Byte.SIZE) {
      return false;
    }
    for (int i = 0; i < bits; i++) {
      int mask = 0x80 >> i % Byte.SIZE;
      if (((network[i / Byte.SIZE] ^ own[i / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The address that a text is; a name is not looked up. */
  private static Optional<InetAddress> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static int port(URI target) {
    if (target.getPort() >= 0) {
      return target.getPort();
    }
    return "https".equalsIgnoreCase(target.getScheme()) ? 443 : 80;
  }
}
