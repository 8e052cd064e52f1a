package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Verdict;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;

/** Assertions on an upgrade's diff; AssertJ's {@code assertThat(diff)} gives one. */
public final class DiffAssert extends AbstractAssert<DiffAssert, UpgradeDiff> {
  DiffAssert(UpgradeDiff actual) {
    super(actual, DiffAssert.class);
  }

  /**
   * Passes if everything was compared, and nothing is worse but what the allow list accepts.
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
          "%nExpecting nothing worse from %s to %s%nbut:%n%s", actual.from(), actual.to(), told());
    }
    return this;
  }

  /**
   * Passes if this change is worse and not accepted, whose words have this text.
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
          what, words, actual.from(), actual.to(), told());
    }
    return this;
  }

  /**
   * Passes if everything was compared and not even a word differs.
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
          "%nExpecting no change from %s to %s%nbut:%n%s", actual.from(), actual.to(), told());
    }
    return this;
  }

  private String told() {
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
