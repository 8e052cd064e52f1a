package io.github.kindproof.leastprivilege.verify;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.List;
import java.util.Locale;
import org.apiguardian.api.API;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The results of runs under a profile as JSON. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class VerificationJson {
  private VerificationJson() {}

  /** Return the whole text. */
  public static String of(List<Verification> verifications) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-verify/1");
    json.put("works", verifications.stream().allMatch(Verification::works));
    json.set("runs", runs(verifications));
    return JsonText.indented(json);
  }

  /** Return the runs, as part of another text. */
  public static ArrayNode runs(List<Verification> verifications) {
    ArrayNode runs = JsonText.array();
    for (Verification each : verifications) {
      ObjectNode run = runs.addObject().put("where", each.where()).put("works", each.works());
      run.set("differences", differences(each.differences()));
    }
    return runs;
  }

  /** Return the differences, as part of another text. */
  public static ArrayNode differences(List<Difference> differences) {
    ArrayNode all = JsonText.array();
    for (Difference each : differences) {
      all.addObject()
          .put("kind", each.kind().name().toLowerCase(Locale.ROOT))
          .put("what", each.words());
    }
    return all;
  }
}
