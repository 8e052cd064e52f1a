package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.LocatedRule;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.file.ReadProfiles;
import io.github.kindproof.seccomp.file.TextEdit;
import java.util.ArrayList;
import java.util.List;

/**
 * Edits of a file after which every runtime of the nodes still builds filters with the same
 * answers, or still rejects the profile.
 */
final class SafeEdits {
  private final String text;
  private final boolean isYaml;
  private final List<TextEdit> first;
  private final List<LocatedProfile> before;
  private final List<ProfileFilters> filters;

  /**
   * @param text the file's text
   * @param isYaml whether it is YAML
   * @param first edits without which there is no filter: the others must keep its answers
   */
  SafeEdits(String text, boolean isYaml, List<TextEdit> first, LintTargets targets) {
    this.text = text;
    this.isYaml = isYaml;
    this.first = first;
    before = ProfileFile.understood(TextEdit.apply(text, first), isYaml).profiles();
    filters = before.stream().map(it -> ProfileFilters.of(it.profile(), targets)).toList();
  }

  /** The first edits, and as many others as keep the answers when one after the other is added. */
  List<TextEdit> with(List<TextEdit> edits) {
    List<TextEdit> safe = new ArrayList<>(first);
    add(edits, safe);
    return safe;
  }

  private void add(List<TextEdit> edits, List<TextEdit> safe) {
    List<TextEdit> all = new ArrayList<>(safe);
    all.addAll(edits);
    if (edits.isEmpty() || keepsAnswers(all)) {
      safe.addAll(edits);
    } else if (edits.size() > 1) {
      int half = edits.size() / 2;
      add(edits.subList(0, half), safe);
      add(edits.subList(half, edits.size()), safe);
    }
  }

  private boolean keepsAnswers(List<TextEdit> edits) {
    ReadProfiles after = ProfileFile.understood(TextEdit.apply(text, edits), isYaml);
    if (after.profiles().size() != before.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!keepsAnswers(before.get(i), filters.get(i), after.profiles().get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean keepsAnswers(
      LocatedProfile before, ProfileFilters filters, LocatedProfile after) {
    return before.profile().equals(after.profile())
        // A base adds rules that are not in the file.
        || !before.hasBase()
            && filters.answerAs(filters.of(after.profile()))
            && keepsForeign(before, filters, after);
  }

  /** Docker and CRI-O apply rules with {@code includes} and {@code excludes} to some containers. */
  private static boolean keepsForeign(
      LocatedProfile before, ProfileFilters filters, LocatedProfile after) {
    return before.rules().stream().noneMatch(LocatedRule::foreignConditions)
        || before
                .with(LocatedRule::foreignConditions)
                .profile()
                .rules()
                .equals(after.with(LocatedRule::foreignConditions).profile().rules())
            && filters
                .of(before.with(it -> !it.foreignConditions()).profile())
                .answerAs(filters.of(after.with(it -> !it.foreignConditions()).profile()));
  }
}
