package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The warnings about subnets that kind rejects. Pure. */
record SubnetWarnings(YamlNode networking, WarningList warnings) {
  private static final Pattern CIDR = Pattern.compile("([^/]*)/0*(\\d{1,3})");
  private static final String DUAL = "dual";

  void add() {
    check("podSubnet", "10.244.0.0/16");
    check("serviceSubnet", "10.96.0.0/16");
  }

  private void check(String key, String example) {
    String value = networking.text(key);
    if (value.isEmpty()) {
      return;
    }
    List<IpAddress> subnets = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      Optional<IpAddress> subnet = subnet(part);
      if (subnet.isEmpty()) {
        reject(
            key,
            "'" + part + "' is not a subnet",
            "write an address and the length of its prefix, such as " + example);
        return;
      }
      subnets.add(subnet.get());
    }
    String family = networking.text("ipFamily");
    if (family.equals(DUAL)) {
      checkDual(key, subnets);
    } else {
      checkSingle(key, subnets, family);
    }
  }

  private void checkDual(String key, List<IpAddress> subnets) {
    if (subnets.size() > 1
        && (subnets.size() > 2 || subnets.get(0).isV4() == subnets.get(1).isV4())) {
      reject(key, "ipFamily dual takes one subnet of each family", "write one IPv4 and one IPv6");
    }
  }

  private void checkSingle(String key, List<IpAddress> subnets, String family) {
    boolean v6 = family.equals("ipv6");
    if (subnets.size() > 1) {
      reject(key, "only ipFamily dual takes several subnets", "write one, or set ipFamily: dual");
    } else if (subnets.get(0).isV4() == v6 && (v6 || family.isEmpty() || family.equals("ipv4"))) {
      reject(
          key,
          v6 ? "it is IPv4, but ipFamily is ipv6" : "it is IPv6, but ipFamily is ipv4",
          v6 ? "write an IPv6 subnet, or leave ipFamily out" : "set ipFamily: ipv6");
    }
  }

  /** Return the address of a subnet; empty if a text is none. */
  private static Optional<IpAddress> subnet(String text) {
    Matcher cidr = CIDR.matcher(text);
    if (!cidr.matches()) {
      return Optional.empty();
    }
    int length = Integer.parseInt(cidr.group(2));
    return IpAddress.parse(cidr.group(1))
        .filter(it -> length <= (cidr.group(1).contains(":") ? 128 : 32));
  }

  private void reject(String key, String why, String remedy) {
    warnings.add(
        networking.line(List.of(key)),
        "kind rejects the %s '%s': %s".formatted(key, networking.text(key), why),
        remedy);
  }
}
