package io.github.kindproof.seccomp.explain;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.Way;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Explanations as JSON. */
public final class ExplainJson {
  private ExplainJson() {}

  /** Return the text with all of these. */
  public static String of(List<ObjectNode> explanations) {
    ObjectNode root = JsonText.object().put("schema", "kindproof-explain/1");
    root.putArray("explanations").addAll(explanations);
    return JsonText.indented(root);
  }

  public static ObjectNode tree(CallExplanation call) {
    ObjectNode root = JsonText.object().put("call", call.call());
    call.note()
        .ifPresent(
            note -> {
              root.put("does", note.does());
              if (note.since() != null) {
                root.put("since", note.since());
              }
            });
    ObjectNode numbers = root.putObject("numbers");
    call.numbers().forEach((is, number) -> numbers.put(lower(is), number));
    ObjectNode defaults = root.putObject("runtimeDefault");
    call.defaults().forEach((containerd, verdict) -> defaults.put(containerd, lower(verdict)));
    put(root, "neededBy", call.neededAlways());
    put(root, "neededWithPrivilegeEscalationBy", call.neededEarly());
    call.danger().ifPresent(why -> root.put("danger", why));
    put(root, "sameEffect", call.sameEffect());
    ObjectNode without = root.putObject("without");
    call.without()
        .forEach(
            (workload, seen) ->
                without.putObject(workload).put("use", lower(seen.use())).put("seen", seen.seen()));
    put(root, "exploits", call.exploits().stream().map(Exploit::id).toList());
    return root;
  }

  public static ObjectNode tree(ProfileExplanation it) {
    ObjectNode root = JsonText.object().put("profile", it.name());
    root.put("filterOf", it.runtime().toString());
    put(root, "letThrough", it.letThrough());
    root.put("comparedWithContainerd", it.containerd());
    root.put("letThroughByRuntimeDefault", it.letThroughByDefault().size());
    put(root, "beyondRuntimeDefault", it.beyondDefault());
    put(root, "withArgumentsBeyondRuntimeDefault", it.otherArguments());
    ObjectNode refusals = root.putObject("refusals");
    it.refusals().forEach((runtime, why) -> refusals.put(runtime.toString(), why));
    ObjectNode around = root.putObject("deniedHereOpenThere");
    it.around().forEach((call, ways) -> put(around, call, words(ways)));
    ObjectNode dangerous = root.putObject("dangerous");
    it.dangerous().forEach(dangerous::put);
    ObjectNode missing = root.putObject("missing");
    it.missing().forEach((runtime, calls) -> put(missing, runtime.toString(), calls));
    ObjectNode early = root.putObject("missingWithPrivilegeEscalation");
    it.missingEarly().forEach((runtime, calls) -> put(early, runtime.toString(), calls));
    put(root, "shutExploits", it.shut().stream().map(Exploit::id).toList());
    put(root, "openExploits", it.open().keySet().stream().map(Exploit::id).toList());
    ObjectNode openBy = root.putObject("openBy");
    it.open().forEach((exploit, ways) -> put(openBy, exploit.id(), words(ways)));
    put(root, "shutByRuntimeDefault", it.shutByDefault().stream().map(Exploit::id).toList());
    return root;
  }

  private static List<String> words(Set<Way> ways) {
    return ways.stream().map(Way::word).toList();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static void put(ObjectNode node, String name, Collection<?> values) {
    List<String> texts = values.stream().map(Object::toString).toList();
    texts.forEach(node.putArray(name)::add);
  }
}
