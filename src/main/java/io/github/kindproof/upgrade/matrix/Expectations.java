package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The rules of {@code expectations.yaml}. Of those whose conditions all hold for a cell, the one
 * with the most conditions says what is expected.
 *
 * @param rules in the order of the file, which means nothing
 */
public record Expectations(List<Rule> rules) {
  public Expectations {
    rules = List.copyOf(rules);
  }

  /** Reads the file; any mistake in it is a {@link BadInputException} that names its line. */
  public static Expectations read(Path file) {
    return new Expectations(RuleParser.read(file));
  }

  /** The rule for a cell on a node with this runtime. */
  public RuleFor ruleFor(Cell cell, RuntimeVersions runtime) {
    int best =
        rules.stream()
            .filter(rule -> rule.fit(cell, runtime) != TriState.NO)
            .mapToInt(Rule::specificity)
            .max()
            .orElse(-1);
    List<Rule> fitting =
        rules.stream()
            .filter(rule -> rule.specificity() == best && rule.fit(cell, runtime) != TriState.NO)
            .toList();
    if (fitting.isEmpty()) {
      return new RuleFor.None();
    }
    if (fitting.stream().anyMatch(rule -> rule.fit(cell, runtime) == TriState.UNKNOWN)) {
      return new RuleFor.NotKnownYet();
    }
    return fitting.size() == 1 ? new RuleFor.Found(fitting.get(0)) : new RuleFor.Tie(fitting);
  }

  /**
   * Sees to it that no two rules fit a cell equally well.
   *
   * @throws BadInputException naming both with their lines
   */
  public RuleFor unambiguous(Cell cell, RuntimeVersions runtime) {
    RuleFor found = ruleFor(cell, runtime);
    if (found instanceof RuleFor.Tie tie) {
      throw new BadInputException(
          tie.places(),
          "fit the cell " + cell + " equally well",
          "give one of them another condition");
    }
    return found;
  }

  /** The rules that fit a cell, or may once its node's runtime is known. */
  public List<Rule> thatMayFit(Cell cell, RuntimeVersions runtime) {
    return rules.stream().filter(rule -> rule.fit(cell, runtime) != TriState.NO).toList();
  }

  /** The rules that none of these cells uses, whatever its runtime turns out to be. */
  public List<Rule> unused(Collection<Cell> cells, Runtimes runtimes) {
    return rules.stream()
        .filter(
            rule ->
                cells.stream()
                    .noneMatch(cell -> mayUse(rule, cell, runtimes.versionsOf(cell.runtime()))))
        .toList();
  }

  private boolean mayUse(Rule rule, Cell cell, RuntimeVersions runtime) {
    return switch (rule.fit(cell, runtime)) {
      case NO -> false;
      case UNKNOWN -> true;
      case YES ->
          rules.stream()
              .noneMatch(
                  other ->
                      other.specificity() > rule.specificity()
                          && other.fit(cell, runtime) == TriState.YES);
    };
  }

  /** What is known of runtimes by their names. */
  public interface Runtimes {
    /** The versions of the runtime of this name; unknown for {@code own}. */
    RuntimeVersions versionsOf(String runtime);
  }
}
