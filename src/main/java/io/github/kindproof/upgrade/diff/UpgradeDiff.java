package io.github.kindproof.upgrade.diff;

import io.github.kindproof.Verdict;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.AssertProvider;

/**
 * What an upgrade from one side to another changes.
 *
 * @param from what it was
 * @param to what it is
 * @param changes by kind in the order of {@link ChangeKind}, worse ones first
 * @param unseen what was to be compared and could not be, on either side
 * @param warnings what a reader must know besides, one line each
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

  public UpgradeDiff {
    changes = changes.stream().sorted(ORDER).toList();
    unseen = List.copyOf(unseen);
    warnings = List.copyOf(warnings);
  }

  /** Compares two sides; nothing is asked of any cluster. */
  public static UpgradeDiff of(Side from, Side to, AllowList allowed) {
    return new Comparison(from, to, allowed).diff();
  }

  /** The changes of a kind. */
  public List<JudgedChange> changes(ChangeKind kind) {
    return changes.stream().filter(it -> it.change().kind() == kind).toList();
  }

  /** The changes that stand against the upgrade: worse, and not accepted. */
  public List<JudgedChange> worse() {
    return changes.stream().filter(JudgedChange::standsAgainst).toList();
  }

  /** Differs if something is worse; else not observed if something could not be compared. */
  public Verdict verdict() {
    if (!worse().isEmpty()) {
      return Verdict.DIFFERS;
    }
    return unseen.isEmpty() ? Verdict.AS_EXPECTED : Verdict.NOT_OBSERVED;
  }

  /** For AssertJ's own {@code assertThat(diff)}. */
  @Override
  public DiffAssert assertThat() {
    return new DiffAssert(this);
  }
}
