package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.BadInputException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * The rules of {@code expectations.yaml}. If several match a cell, the one with the most conditions
 * wins; their order means nothing.
 */
public record Expectations(List<Rule> rules) {
  public Expectations {
    rules = List.copyOf(rules);
  }

  /**
   * Reads the file.
   *
   * @throws BadInputException if it has a mistake, with its line
   */
  public static Expectations read(Path file) {
    return new Expectations(RuleParser.read(file));
  }

  public RuleFor ruleFor(Cell cell, RuntimeVersions runtime) {
    List<Rule> all = thatMayFit(cell, runtime);
    int most = all.stream().mapToInt(Rule::specificity).max().orElse(0);
    List<Rule> fitting = all.stream().filter(rule -> rule.specificity() == most).toList();
    if (fitting.isEmpty()) {
      return new RuleFor.None();
    }
    if (fitting.stream().anyMatch(rule -> rule.fit(cell, runtime) == TriState.UNKNOWN)) {
      return new RuleFor.NotKnownYet();
    }
    return fitting.size() == 1 ? new RuleFor.Found(fitting.get(0)) : new RuleFor.Tie(fitting);
  }

  /**
   * The same, if no two rules match equally well.
   *
   * @throws BadInputException naming both with their lines
   */
  public RuleFor unambiguous(Cell cell, RuntimeVersions runtime) {
    RuleFor found = ruleFor(cell, runtime);
    if (found instanceof RuleFor.Tie tie) {
      throw new BadInputException(
          tie.places(),
          "match the cell " + cell + " equally well",
          "add a condition to one of them");
    }
    return found;
  }

  /** The rules that match a cell, or may do so once its node's runtime is known. */
  public List<Rule> thatMayFit(Cell cell, RuntimeVersions runtime) {
    return rules.stream().filter(rule -> rule.fit(cell, runtime) != TriState.NO).toList();
  }

  /**
   * The rules that none of these cells uses, whatever its runtime turns out to be.
   *
   * @param versions returns the versions of a runtime by its name
   */
  public List<Rule> unused(Collection<Cell> cells, Function<String, RuntimeVersions> versions) {
    return rules.stream()
        .filter(
            rule ->
                cells.stream()
                    .noneMatch(cell -> mayUse(rule, cell, versions.apply(cell.runtime()))))
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
}
