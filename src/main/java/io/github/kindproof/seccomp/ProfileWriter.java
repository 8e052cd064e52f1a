package io.github.kindproof.seccomp;

import io.github.kindproof.internal.io.json.JsonText;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A writer of profiles in the form that runtimes read. */
final class ProfileWriter {
  private ProfileWriter() {}

  static String write(SeccompProfile profile) {
    ObjectNode root = JsonText.object();
    root.put("defaultAction", profile.defaultAction().profileName());
    profile.defaultErrno().ifPresent(errno -> root.put("defaultErrnoRet", errno));
    ArrayNode architectures = root.putArray("architectures");
    profile.architectures().forEach(each -> architectures.add(each.profileName()));
    if (!profile.flags().isEmpty()) {
      profile.flags().forEach(root.putArray("flags")::add);
    }
    ArrayNode rules = root.putArray("syscalls");
    profile.rules().forEach(rule -> write(rule, rules.addObject()));
    return JsonText.indented(root);
  }

  private static void write(SeccompRule rule, ObjectNode node) {
    rule.names().forEach(node.putArray("names")::add);
    node.put("action", rule.action().profileName());
    rule.errno().ifPresent(errno -> node.put("errnoRet", errno));
    if (!rule.isUnconditional()) {
      ArrayNode conditions = node.putArray("args");
      rule.conditions().forEach(condition -> write(condition, conditions.addObject()));
    }
  }

  private static void write(ArgumentCondition condition, ObjectNode node) {
    node.put("index", condition.index());
    node.put("value", condition.value());
    if (condition.valueTwo().signum() != 0) {
      node.put("valueTwo", condition.valueTwo());
    }
    node.put("op", condition.operator());
  }
}
