package io.github.kindproof.upgrade.diff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.kindproof.Evidence;
import io.github.kindproof.internal.io.json.JsonText;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A diff as JSON: {@code {"schema":"kindproof-diff/1","from":{…},"to":{…},"exitCode":1,"worse":2,
 * "changes":[{"kind","what","before","after","because","worse","allowed","evidence"}],
 * "notObserved":[{"what","why"}],"warnings":[…]}}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DiffJson {
  /** The schema that this version writes. */
  public static final String SCHEMA = "kindproof-diff/1";

  private DiffJson() {}

  /** Return the whole text of the file. */
  public static String of(UpgradeDiff diff) {
    return JsonText.indented(
        new Document(
            SCHEMA,
            diff.from(),
            diff.to(),
            exitCode(diff),
            diff.worse().size(),
            diff.changes().stream().map(Entry::of).toList(),
            diff.unseen(),
            diff.warnings()));
  }

  /** Return the exit code of the command, for scripts that have only the file. */
  private static int exitCode(UpgradeDiff diff) {
    return switch (diff.verdict()) {
      case DIFFERS -> 1;
      case NOT_OBSERVED -> 3;
      default -> 0;
    };
  }

  /** The document, with components in the order of the keys in the file. */
  record Document(
      String schema,
      SideVersions from,
      SideVersions to,
      int exitCode,
      int worse,
      List<Entry> changes,
      List<NotObserved> notObserved,
      List<String> warnings) {}

  record Entry(
      String kind,
      String what,
      String before,
      String after,
      String because,
      boolean worse,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Allowed allowed,
      BothSides evidence) {
    static Entry of(JudgedChange judged) {
      Change change = judged.change();
      AllowedChange allowed = judged.allowed();
      return new Entry(
          change.kind().word(),
          change.what(),
          change.before(),
          change.after(),
          change.because(),
          change.worse(),
          allowed == null ? null : new Allowed(allowed.reason(), allowed.until().toString()),
          new BothSides(change.from(), change.to()));
    }
  }

  record Allowed(String reason, String until) {}

  record BothSides(List<Evidence> from, List<Evidence> to) {}
}
