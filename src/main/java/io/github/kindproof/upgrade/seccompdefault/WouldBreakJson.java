package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.leastprivilege.exercise.Phase;
import io.github.kindproof.leastprivilege.verify.VerificationJson;
import java.nio.file.Path;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The result as JSON. Pure. */
public final class WouldBreakJson {
  private WouldBreakJson() {}

  /**
   * Return the whole text.
   *
   * @param profiles the folder that the profiles are written to
   */
  public static String of(WouldBreakResult result, Path profiles) {
    ObjectNode root = JsonText.object().put("schema", "kindproof-would-break/1");
    root.put("where", result.where());
    root.put("began", result.began().toString());
    root.put("seconds", result.took().toMillis() / 1000.0);
    root.put("breaks", !result.isGood());
    result
        .node()
        .ifPresent(
            node ->
                root.putObject("node")
                    .put("kubernetes", node.kubernetes())
                    .put("runtime", node.runtime().toString())
                    .put("kernel", node.kernel())
                    .put("egressClosed", node.closed()));
    root.put("exploitsThatRuntimeDefaultBlocks", result.blockedExploits());
    ArrayNode workloads = root.putArray("workloads");
    result.workloads().forEach(each -> workload(each, profiles, workloads.addObject()));
    ArrayNode notLookedAt = root.putArray("notLookedAt");
    result
        .notLookedAt()
        .forEach(each -> notLookedAt.addObject().put("what", each.what()).put("why", each.why()));
    ObjectNode others = root.putObject("withoutPods");
    result.otherObjects().forEach(others::put);
    return JsonText.indented(root);
  }

  private static void workload(WorkloadResult each, Path profiles, ObjectNode node) {
    node.put("workload", each.workload());
    node.put("source", each.source());
    node.put("verdict", each.verdict().id());
    node.put("why", each.verdict().why());
    node.put("exercised", each.exercised());
    ArrayNode calls = node.putArray("denied");
    each.calls().forEach(call -> call(call, calls.addObject()));
    if (each.verdict() instanceof Verdict.Breaks breaks) {
      node.set("differences", VerificationJson.differences(breaks.differences()));
      breaks.remedy().ifPresent(remedy -> remedy(each, remedy, profiles, node.putObject("remedy")));
    }
    each.remarks().forEach(node.putArray("remarks")::add);
  }

  private static void call(DeniedCall call, ObjectNode node) {
    node.put("container", call.container());
    node.put("syscall", call.name());
    node.put("architecture", call.architecture().profileName());
    node.put("answer", call.answer());
    node.put("arguments", call.arguments());
    node.put("times", call.times());
    node.put("firstAfterSeconds", call.first().toMillis() / 1000.0);
    call.phases().stream().map(Phase::id).forEach(node.putArray("phases")::add);
    call.processes().forEach(node.putArray("processes")::add);
  }

  private static void remedy(
      WorkloadResult workload, Remedy remedy, Path profiles, ObjectNode node) {
    node.put("works", remedy.failure().isEmpty());
    node.put("failure", remedy.failure().orElse(""));
    ArrayNode all = node.putArray("profiles");
    for (Remedy.ContainerProfile each : remedy.profiles()) {
      ObjectNode profile = all.addObject();
      profile.put("container", each.container());
      profile.put(
          "file", profiles.resolve(WouldBreakText.fileName(workload, each.container())).toString());
      each.added().forEach(profile.putArray("added")::add);
      ObjectNode risks = profile.putObject("risks");
      each.risks().forEach(risks::put);
      each.exploits().forEach(profile.putArray("opens")::add);
    }
  }
}
