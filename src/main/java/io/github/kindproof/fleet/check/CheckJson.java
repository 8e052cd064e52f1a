package io.github.kindproof.fleet.check;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.Way;
import io.github.kindproof.workload.probe.PartialDenial;
import java.util.SortedSet;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result as JSON, by groups of nodes. Pure. */
public final class CheckJson {
  private CheckJson() {}

  public static String of(FleetResult result) {
    ObjectNode root = JsonText.object();
    root.put("schema", "kindproof-check-1");
    root.put("context", result.context());
    root.put("server", result.server());
    root.put("began", result.began().toString());
    root.put("seconds", result.took().toMillis() / 1000.0);
    root.put("requests", result.requests());
    root.put("askedAgain", result.askedAgain());
    root.put("good", result.isGood());
    var groups = root.putArray("groups");
    for (NodeGroup group : result.groups()) {
      ObjectNode node = groups.addObject();
      group.nodes().forEach(node.putArray("nodes")::add);
      group.differences().forEach(node.putArray("differences")::add);
      look(node, group.look());
    }
    ObjectNode notLooked = root.putObject("noAnswer");
    result.notLooked().forEach(node -> notLooked.put(node.node(), node.why()));
    ObjectNode remarks = root.putObject("remarks");
    for (NodeAnswer.Looked node : result.looked()) {
      if (!node.remarks().isEmpty()) {
        node.remarks().forEach(remarks.putArray(node.node())::add);
      }
    }
    return JsonText.indented(root);
  }

  private static void look(ObjectNode node, NodeLook look) {
    node.put("kubelet", look.facts().kubelet());
    node.put("runtime", look.facts().runtime());
    node.put("kernel", look.facts().kernel());
    node.put("system", look.facts().system());
    node.put("architecture", look.facts().architecture());
    node.put("filtersByDefault", look.filtersByDefault());
    look.saysSo().ifPresent(said -> node.put("seccompDefaultInSettings", said));
    look.blocked().forEach(node.putArray("blocked")::add);
    look.blockedByRuntimeDefault().forEach(node.putArray("blockedByRuntimeDefault")::add);
    look.neverFiltered().forEach(node.putArray("neverFiltered")::add);
    var denials = node.putArray("deniedHereOpenThere");
    for (PartialDenial denial : look.partialDenials()) {
      ObjectNode call = denials.addObject().put("call", denial.call());
      ways(denial.denied(), call.putArray("denied"));
      ways(denial.open(), call.putArray("open"));
    }
    look.wanted()
        .ifPresent(
            wanted ->
                node.putObject("wantedProfile")
                    .put("starts", wanted.starts())
                    .put("message", wanted.message()));
    look.profiles()
        .ifPresent(
            files -> {
              ObjectNode profiles = node.putObject("profiles");
              files.forEach(profiles::put);
            });
  }

  private static void ways(SortedSet<Way> ways, ArrayNode words) {
    ways.forEach(way -> words.add(way.word()));
  }
}
