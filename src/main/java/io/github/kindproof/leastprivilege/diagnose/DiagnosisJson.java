package io.github.kindproof.leastprivilege.diagnose;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.leastprivilege.verify.VerificationJson;
import io.github.kindproof.seccomp.knowledge.CallFinding;
import java.util.Locale;
import org.apiguardian.api.API;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A diagnosis as JSON. Pure. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiagnosisJson {
  private static final String CONTAINERS = "containers";
  private static final String OBSERVED = "observed";

  private DiagnosisJson() {}

  /**
   * Return the whole text. Its {@code result} decides which other keys it has.
   *
   * @param workload the name of the workload
   * @param runtime the runtime that starts it
   */
  public static String of(String workload, String runtime, Diagnosis diagnosis) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-diagnose/1");
    json.put("workload", workload);
    json.put("runtime", runtime);
    if (diagnosis instanceof Diagnosis.Works it) {
      json.put("result", "works");
      it.containers().forEach(json.putArray(CONTAINERS)::add);
    } else if (diagnosis instanceof Diagnosis.NeedsCalls it) {
      json.put("result", "needs-syscalls");
      ArrayNode lacks = json.putArray("lacks");
      for (Diagnosis.Lack lack : it.lacks()) {
        ObjectNode node = lacks.addObject().put("container", lack.container());
        node.set("needed", calls(lack.needed()));
        node.set("notNeeded", calls(lack.spare()));
        node.set(OBSERVED, VerificationJson.differences(lack.shown()));
      }
      json.set("rest", VerificationJson.differences(it.rest()));
    } else if (diagnosis instanceof Diagnosis.AnotherFails it) {
      json.put("result", "another-fails");
      json.put("failing", it.failing());
      json.set(OBSERVED, VerificationJson.differences(it.shown()));
    } else if (diagnosis instanceof Diagnosis.Restrained it) {
      json.put("result", "restricted");
      ArrayNode restrictions = json.putArray("restrictions");
      it.restraints()
          .forEach(
              each ->
                  restrictions
                      .addObject()
                      .put("kind", word(each))
                      .put("what", each.words())
                      .put("remedy", each.remedy()));
      json.put("state", it.state());
    } else if (diagnosis instanceof Diagnosis.DoesNotWork it) {
      json.put("result", "does-not-work");
      it.fault().ifPresent(fault -> json.put("fault", fault));
      json.put("state", it.state());
      json.put("log", it.lastWords());
    } else if (diagnosis instanceof Diagnosis.NotFound it) {
      json.put("result", "not-found");
      it.containers().forEach(json.putArray(CONTAINERS)::add);
      json.set(OBSERVED, VerificationJson.differences(it.shown()));
      json.set("rest", VerificationJson.differences(it.still()));
    }
    return JsonText.indented(json);
  }

  private static ArrayNode calls(Iterable<CallFinding> calls) {
    ArrayNode all = JsonText.array();
    calls.forEach(
        each ->
            all.addObject()
                .put("syscall", each.call())
                .put("use", word(each.use()))
                .put("evidence", each.evidence()));
    return all;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
