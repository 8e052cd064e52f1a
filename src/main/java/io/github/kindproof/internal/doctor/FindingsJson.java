package io.github.kindproof.internal.doctor;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Findings as JSON. Pure. */
public final class FindingsJson {
  private FindingsJson() {}

  public static String of(List<Finding> findings) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-doctor/1");
    json.put("ready", Finding.areWithoutProblem(findings));
    ArrayNode all = json.putArray("findings");
    for (Finding finding : findings) {
      all.addObject()
          .put("subject", finding.subject())
          .put("level", finding.level().name().toLowerCase(Locale.ROOT))
          .put("detail", finding.detail())
          .put("remedy", finding.remedy());
    }
    return JsonText.indented(json);
  }
}
