package io.github.kindproof.fleet.check;

import io.github.kindproof.seccomp.Way;
import io.github.kindproof.workload.probe.PartialDenial;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Nodes that were looked at, for tests. */
final class Looks {
  private static final NodeFacts FACTS =
      new NodeFacts("v1.34.11", "containerd://1.6.20", "6.1.0", "Debian GNU/Linux 12", "amd64");

  private Looks() {}

  static NodeLook filtered() {
    return look(FACTS, true, Optional.empty(), new TreeMap<>());
  }

  static NodeLook unfiltered() {
    return look(FACTS, false, Optional.empty(), new TreeMap<>());
  }

  static NodeLook filteredWith(String file, String hash) {
    return look(FACTS, true, Optional.empty(), new TreeMap<>(java.util.Map.of(file, hash)));
  }

  static NodeLook onKubelet(String version) {
    return look(
        new NodeFacts(version, FACTS.runtime(), FACTS.kernel(), FACTS.system(), "amd64"),
        false,
        Optional.empty(),
        new TreeMap<>());
  }

  static NodeLook refusing(String message) {
    return look(FACTS, true, Optional.of(new WantedProfile(false, message)), new TreeMap<>());
  }

  static NodeAnswer.Looked node(String name, NodeLook look) {
    return new NodeAnswer.Looked(name, look, List.of());
  }

  /** A node on which RuntimeDefault leaves these ways to {@code socket(AF_VSOCK)} open. */
  static NodeLook leavingOpen(Way... open) {
    SortedSet<Way> ways = new TreeSet<>(List.of(open));
    return look(
        FACTS,
        true,
        List.of(
            new PartialDenial(
                "socket(AF_VSOCK)", new TreeSet<>(List.of(Way.SIXTY_FOUR_BIT, Way.I386)), ways)),
        Optional.empty(),
        new TreeMap<>());
  }

  private static NodeLook look(
      NodeFacts facts,
      boolean filters,
      Optional<WantedProfile> wanted,
      SortedMap<String, String> profiles) {
    return look(facts, filters, List.of(), wanted, profiles);
  }

  private static NodeLook look(
      NodeFacts facts,
      boolean filters,
      List<PartialDenial> partialDenials,
      Optional<WantedProfile> wanted,
      SortedMap<String, String> profiles) {
    TreeSet<String> refused = new TreeSet<>(List.of("add_key", "bpf", "keyctl"));
    return new NodeLook(
        facts,
        filters,
        Optional.of(filters),
        filters ? refused : new TreeSet<>(),
        refused,
        partialDenials,
        new TreeSet<>(List.of("uprobe")),
        wanted,
        Optional.of(profiles));
  }
}
