package io.github.kindproof.fleet.check;

import io.github.kindproof.workload.probe.PartialDenial;
import io.github.kindproof.workload.probe.ProbeRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Nodes that look alike. Pure.
 *
 * @param nodes their names
 * @param differences from the largest group; empty for that
 */
public record NodeGroup(NodeLook look, List<String> nodes, List<String> differences) {
  private static final int SHOWN = 8;

  /** Keeps copies. */
  public NodeGroup {
    nodes = List.copyOf(nodes);
    differences = List.copyOf(differences);
  }

  /**
   * The groups of these nodes, outliers first and the largest last. If several are largest, the
   * last is the one whose node came first.
   */
  static List<NodeGroup> of(List<NodeAnswer.Looked> looked) {
    Map<NodeLook, List<String>> byLook = new LinkedHashMap<>();
    looked.forEach(
        each -> byLook.computeIfAbsent(each.look(), look -> new ArrayList<>()).add(each.node()));
    Optional<NodeLook> most =
        byLook.entrySet().stream()
            .max(
                Comparator.comparingInt(
                        (Map.Entry<NodeLook, List<String>> it) -> it.getValue().size())
                    .thenComparing(it -> it.getValue().get(0), Comparator.reverseOrder()))
            .map(Map.Entry::getKey);
    return byLook.entrySet().stream()
        .map(
            it ->
                new NodeGroup(
                    it.getKey(), it.getValue(), differences(it.getKey(), most.orElseThrow())))
        .sorted(
            Comparator.comparing((NodeGroup group) -> group.differences().isEmpty())
                .thenComparing(group -> group.nodes().size()))
        .toList();
  }

  private static List<String> differences(NodeLook look, NodeLook most) {
    List<String> words = new ArrayList<>();
    if (look.filtersByDefault() != most.filtersByDefault()) {
      words.add(look.filtersByDefault() ? "SeccompDefault" : "no SeccompDefault");
    }
    if (!look.wanted().equals(most.wanted())) {
      words.add(
          look.wanted()
              .map(
                  it ->
                      it.starts()
                          ? "a container starts under the profile"
                          : "no container starts under the profile: " + it.message())
              .orElse(""));
    }
    look.profiles()
        .ifPresent(files -> profiles(files, most.profiles().orElse(new TreeMap<>()), words));
    calls(
        "by RuntimeDefault", look.blockedByRuntimeDefault(), most.blockedByRuntimeDefault(), words);
    partialDenials(byCall(look), byCall(most), words);
    if (look.filtersByDefault() == most.filtersByDefault()) {
      calls("by default", look.blocked(), most.blocked(), words);
      if (!look.saysSo().equals(most.saysSo())) {
        words.add("seccompDefault: " + look.saysSo().orElse(false) + " in its settings");
      }
    }
    facts(look.facts(), most.facts(), words);
    return words;
  }

  private static void profiles(
      SortedMap<String, String> files, SortedMap<String, String> most, List<String> words) {
    TreeSet<String> names = new TreeSet<>(files.keySet());
    names.addAll(most.keySet());
    for (String name : names) {
      String here = files.get(name);
      String there = most.get(name);
      if (here == null) {
        words.add("no profile " + name);
      } else if (there == null) {
        words.add("additional profile " + name);
      } else if (!here.equals(there)) {
        words.add("different profile " + name);
      }
    }
  }

  private static void calls(
      String what, SortedSet<String> here, SortedSet<String> most, List<String> words) {
    add("not denied " + what + ": ", minus(most, here), words);
    add("also denied " + what + ": ", minus(here, most), words);
  }

  private static void partialDenials(
      SortedMap<String, PartialDenial> here,
      SortedMap<String, PartialDenial> most,
      List<String> words) {
    TreeSet<String> calls = new TreeSet<>(here.keySet());
    calls.addAll(most.keySet());
    for (String call : calls) {
      PartialDenial denial = here.get(call);
      if (denial == null) {
        words.add("under RuntimeDefault, " + call + " is the same by every way");
      } else if (!denial.equals(most.get(call))) {
        words.add("under RuntimeDefault, " + denial);
      }
    }
  }

  private static SortedMap<String, PartialDenial> byCall(NodeLook look) {
    TreeMap<String, PartialDenial> byCall = new TreeMap<>();
    look.partialDenials().forEach(it -> byCall.put(it.call(), it));
    return byCall;
  }

  private static SortedSet<String> minus(SortedSet<String> from, Collection<String> what) {
    TreeSet<String> left = new TreeSet<>(from);
    left.removeAll(what);
    return left;
  }

  private static void add(String what, SortedSet<String> calls, List<String> words) {
    if (!calls.isEmpty()) {
      String some = ProbeRows.joined(calls.stream().limit(SHOWN).toList(), ", ");
      int more = calls.size() - SHOWN;
      words.add(what + some + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private static void facts(NodeFacts here, NodeFacts most, List<String> words) {
    fact("kubelet", here.kubelet(), most.kubelet(), words);
    fact("runtime", here.runtime(), most.runtime(), words);
    fact("kernel", here.kernel(), most.kernel(), words);
    fact("system", here.system(), most.system(), words);
    fact("architecture", here.architecture(), most.architecture(), words);
  }

  private static void fact(String name, String here, String most, List<String> words) {
    if (!here.equals(most)) {
      words.add(name + " " + here);
    }
  }
}
