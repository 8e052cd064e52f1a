package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.upgrade.rollout.traffic.RequestFailure;
import io.github.kindproof.upgrade.rollout.traffic.TrafficReport;
import java.time.Duration;
import java.util.List;
import org.apiguardian.api.API;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The result of a rollout as JSON: {@code
 * {"schema","change","seconds","requests":{…},"nodes":[{"node",
 * "result","seconds","why","trouble","before","after","trials","stayed"}],"notBegun"}}. Pure.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RollOutJson {
  private RollOutJson() {}

  /** Return the text of the file. */
  public static String of(RollOutResult result) {
    ObjectNode json = JsonText.object().put("schema", "kindproof-rollout/1");
    json.put("change", result.change().described());
    json.put("seconds", seconds(result.took()));
    json.set("requests", requests(result.traffic()));
    ArrayNode nodes = json.putArray("nodes");
    result.nodes().forEach(node -> nodes.add(node(node)));
    result.notBegun().forEach(json.putArray("notBegun")::add);
    return JsonText.indented(json);
  }

  private static ObjectNode requests(TrafficReport traffic) {
    ObjectNode json = JsonText.object();
    json.put("count", traffic.requests());
    json.put("failed", traffic.failed());
    json.put("connections", traffic.connections());
    json.put("medianMilliseconds", traffic.median().toMillis());
    json.put("slowestMilliseconds", traffic.slowest().toMillis());
    ArrayNode failures = json.putArray("failures");
    for (RequestFailure failure : traffic.failures()) {
      failures
          .addObject()
          .put("at", failure.at().toString())
          .put("request", failure.request())
          .put("what", failure.what())
          .put("during", failure.during());
    }
    return json;
  }

  private static ObjectNode node(NodeResult result) {
    ObjectNode json = JsonText.object();
    json.put("node", result.node());
    json.put("seconds", seconds(result.took()));
    if (result instanceof NodeResult.Changed it) {
      json.put("result", "changed");
      states(json, it.before(), it.after(), it.trials());
      ArrayNode stayed = json.putArray("stayed");
      it.stayed().forEach(each -> stayed.add(stayed(each)));
    } else if (result instanceof NodeResult.RolledBack it) {
      json.put("result", "rolled-back");
      json.put("why", it.why().what());
      states(json, it.before(), it.after(), it.trials());
    } else if (result instanceof NodeResult.LeftAlone it) {
      json.put("result", "left-alone");
      json.put("why", it.why().what());
    } else if (result instanceof NodeResult.Broken it) {
      json.put("result", "broken");
      json.put("why", it.why().what());
      json.put("trouble", it.trouble());
    }
    return json;
  }

  private static void states(
      ObjectNode json, NodeState before, NodeState after, List<Trial> trials) {
    json.set("before", JsonText.tree(before));
    json.set("after", JsonText.tree(after));
    ArrayNode all = json.putArray("trials");
    for (Trial trial : trials) {
      ObjectNode each = all.addObject();
      each.put("of", trial.of());
      each.put("outcome", trial.outcome().kind().toString());
      trial.outcome().cause().ifPresent(cause -> each.put("cause", cause.toString()));
      each.put("seccompBefore", trial.before().word());
      trial.after().ifPresent(mode -> each.put("seccompAfter", mode.word()));
    }
  }

  private static ObjectNode stayed(ResidentContainer stayed) {
    ObjectNode json = JsonText.object();
    json.put("pod", stayed.before().pod());
    json.put("container", stayed.before().container());
    json.put("restarted", stayed.wasRestarted());
    json.put("seccompBefore", stayed.before().seccomp().word());
    json.put("seccompAfter", stayed.after().seccomp().word());
    return json;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
