package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Verdict;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** The assertions on an upgrade's diff, from AssertJ's {@code assertThat(diff)}. */
public final class DiffAssert extends AbstractAssert<DiffAssert, UpgradeDiff> {
  DiffAssert(UpgradeDiff actual) {
    super(actual, DiffAssert.class);
  }

  /**
   * Verify that everything was compared and nothing is worse, except for accepted changes.
   *
   * <pre>{@code
   * assertThat(ofEqualSides).hasNothingWorse(); // passes
   * assertThat(ofRunc11AndRunc14).hasNothingWorse(); // fails: it lists what is worse
   * }</pre>
   */
  public DiffAssert hasNothingWorse() {
    isNotNull();
    if (actual.verdict() != Verdict.AS_EXPECTED) {
      failWithMessage(
          "%nExpecting nothing worse from %s to %s%nbut:%n%s", actual.from(), actual.to(), words());
    }
    return this;
  }

  /**
   * Verify that this change is worse, is not accepted and has this text in its words.
   *
   * <pre>{@code
   * assertThat(diff).hasWorse("nginx / recorded profile", "statx"); // passes
   * assertThat(diff).hasWorse("nginx / recorded profile", "mount"); // fails
   * }</pre>
   */
  public DiffAssert hasWorse(String what, String words) {
    isNotNull();
    boolean there =
        actual.worse().stream()
            .map(JudgedChange::change)
            .anyMatch(it -> it.what().equals(what) && it.toString().contains(words));
    if (!there) {
      failWithMessage(
          "%nExpecting '%s' to be worse, saying '%s', from %s to %s%nbut:%n%s",
          what, words, actual.from(), actual.to(), words());
    }
    return this;
  }

  /**
   * Verify that everything was compared and not even a word differs.
   *
   * <pre>{@code
   * assertThat(ofEqualSides).isEmpty(); // passes
   * assertThat(withAChangeThatIsBetter).isEmpty(); // fails
   * }</pre>
   */
  public DiffAssert isEmpty() {
    isNotNull();
    if (!actual.changes().isEmpty() || !actual.unseen().isEmpty()) {
      failWithMessage(
          "%nExpecting no change from %s to %s%nbut:%n%s", actual.from(), actual.to(), words());
    }
    return this;
  }

  private String words() {
    String changes =
        actual.changes().stream()
            .map(it -> (it.standsAgainst() ? "worse: " : "") + it.change())
            .collect(Collectors.joining("\n"));
    String unseen =
        actual.unseen().stream()
            .map(it -> "not observed: " + it.what() + " " + it.why())
            .collect(Collectors.joining("\n"));
    return changes.isEmpty() && unseen.isEmpty() ? "nothing changes" : changes + "\n" + unseen;
  }
}
