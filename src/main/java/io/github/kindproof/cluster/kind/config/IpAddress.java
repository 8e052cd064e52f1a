package io.github.kindproof.cluster.kind.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address as Go reads it: never a host name, and without zones. Pure. */
record IpAddress(InetAddress address) {
  private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final String V4 = "(" + BYTE + "\\.){3}" + BYTE;
  private static final Pattern LITERAL =
      Pattern.compile(V4 + "|(?=.*:)([0-9a-fA-F]{0,4}:)*([0-9a-fA-F]{0,4}|" + V4 + ")");

  static final IpAddress ANY_V4 = parse("0.0.0.0").orElseThrow();
  static final IpAddress ANY_V6 = parse("::").orElseThrow();

  /** Parse a literal; empty if it is none. */
  static Optional<IpAddress> parse(String text) {
    if (!LITERAL.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(text))); // a literal asks no resolver
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean isV4() {
    return address instanceof Inet4Address;
  }

  /** Return whether it stands for all addresses of its family. */
  boolean isAny() {
    return address.isAnyLocalAddress();
  }
}
