package io.github.kindproof.upgrade.diff;

import java.util.List;
import java.util.Optional;

/** The rules on whether nodes still start with a config. Pure. */
final class ConfigRules {
  private ConfigRules() {}

  static Optional<Change> compare(ConfigSeen before, ConfigSeen after) {
    if (before.boots() && !after.boots()) {
      return Optional.of(
          change(ChangeKind.NO_LONGER_BOOTS, before, after, quoted(after.said()), true));
    }
    if (!before.boots() && after.boots()) {
      return Optional.of(
          change(ChangeKind.BETTER, before, after, "was: " + quoted(before.said()), false));
    }
    if (!MessageNormalizer.of(before.said()).equals(MessageNormalizer.of(after.said()))) {
      String because = quoted(before.said()) + " is now " + quoted(after.said());
      return Optional.of(change(ChangeKind.DIFFERS, before, after, because, false));
    }
    List<String> more =
        after.warnings().stream().filter(it -> !before.warnings().contains(it)).toList();
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of(change(ChangeKind.DIFFERS, before, after, String.join("; ", more), false));
  }

  private static Change change(
      ChangeKind kind, ConfigSeen before, ConfigSeen after, String because, boolean worse) {
    return new Change(
        kind,
        "config " + before.name(),
        state(before),
        state(after),
        because,
        worse,
        before.evidence(),
        after.evidence());
  }

  private static String state(ConfigSeen seen) {
    return seen.boots() ? "boots" : "rejected";
  }

  private static String quoted(String said) {
    return "'" + said + "'";
  }
}
