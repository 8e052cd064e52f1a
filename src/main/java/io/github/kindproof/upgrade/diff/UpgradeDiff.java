package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Verdict;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/**
 * The changes of an upgrade from one side to another.
 *
 * @param from the old side
 * @param to the new side
 * @param changes by kind in the order of {@link ChangeKind}, worse ones first
 * @param unseen the things that could not be compared, on either side
 * @param warnings other things that a reader must know, one line each
 */
public record UpgradeDiff(
    SideVersions from,
    SideVersions to,
    List<JudgedChange> changes,
    List<NotObserved> unseen,
    List<String> warnings)
    implements AssertProvider<DiffAssert> {
  static final Comparator<JudgedChange> ORDER =
      Comparator.comparing((JudgedChange it) -> it.change().kind())
          .thenComparing(it -> !it.standsAgainst())
          .thenComparing(it -> !it.change().worse());

  /** Copy the lists, and sort the changes. */
  public UpgradeDiff {
    changes = changes.stream().sorted(ORDER).toList();
    unseen = List.copyOf(unseen);
    warnings = List.copyOf(warnings);
  }

  /** Compare two sides, without a request to any cluster. */
  public static UpgradeDiff of(Side from, Side to, AllowList allowed) {
    return new Comparison(from, to, allowed).diff();
  }

  /** Return the changes of a kind. */
  public List<JudgedChange> changes(ChangeKind kind) {
    return changes.stream().filter(it -> it.change().kind() == kind).toList();
  }

  /** Return the changes that stand against the upgrade: worse, and not accepted. */
  public List<JudgedChange> worse() {
    return changes.stream().filter(JudgedChange::standsAgainst).toList();
  }

  /** Return DIFFERS if something is worse, else NOT_OBSERVED if something was not compared. */
  public Verdict verdict() {
    if (!worse().isEmpty()) {
      return Verdict.DIFFERS;
    }
    return unseen.isEmpty() ? Verdict.AS_EXPECTED : Verdict.NOT_OBSERVED;
  }

  /** Return the verdict in one sentence. */
  String sentence() {
    long allowed = changes.stream().filter(it -> it.allowed() != null).count();
    int worse = worse().size();
    StringBuilder words = new StringBuilder();
    if (worse > 0) {
      words.append(worse).append(worse == 1 ? " change is worse" : " changes are worse");
    } else if (changes.isEmpty()) {
      words.append(unseen.isEmpty() ? "Nothing changes" : "Nothing changes in what was observed");
    } else {
      words.append("Nothing is worse");
    }
    if (allowed > 0) {
      words.append(", ").append(allowed).append(" accepted");
    }
    if (!unseen.isEmpty()) {
      words.append(", ").append(unseen.size()).append(" not observed");
    }
    return words.append('.').toString();
  }

  /** Return assertions, for AssertJ's own {@code assertThat(diff)}. */
  @Override
  public DiffAssert assertThat() {
    return new DiffAssert(this);
  }
}
