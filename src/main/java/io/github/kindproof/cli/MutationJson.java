package io.github.kindproof.cli;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.leastprivilege.mutate.Mutator;
import io.github.kindproof.leastprivilege.verify.VerificationJson;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The findings of {@code kindproof mutate} as JSON. Pure. */
final class MutationJson {
  private MutationJson() {}

  static String of(Mutation mutation) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-mutate/1");
    json.put("mutatedOn", mutation.mutatedOn());
    json.put("confirmed", mutation.isConfirmed());
    json.set("differences", VerificationJson.differences(mutation.wrong()));
    json.set("syscalls", calls(mutation.uses()));
    json.set("asPods", calls(mutation.asPods()));
    mutation.smaller().ifPresent(it -> json.set("smaller", smaller(it)));
    json.set("runs", VerificationJson.runs(mutation.verdicts()));
    return JsonText.indented(json);
  }

  private static ArrayNode calls(List<CallFinding> findings) {
    ArrayNode all = JsonText.array();
    for (CallFinding each : findings) {
      all.addObject()
          .put("syscall", each.call())
          .put("use", each.use().name().toLowerCase(Locale.ROOT).replace('_', '-'))
          .put("evidence", each.evidence());
    }
    return all;
  }

  private static ObjectNode smaller(Mutator.Narrowed smaller) {
    ObjectNode json = JsonText.object();
    smaller.profile().allowed().forEach(json.putArray("allowed")::add);
    ArrayNode narrowed = json.putArray("narrowed");
    smaller
        .calls()
        .forEach(
            it -> {
              ArrayNode values = narrowed.addObject().put("syscall", it.call()).putArray("values");
              it.values().forEach(values::add);
            });
    return json;
  }
}
