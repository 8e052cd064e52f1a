package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.internal.io.yaml.YamlEntry;
import io.github.kindproof.internal.io.yaml.YamlList;
import io.github.kindproof.workload.OutcomeKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the rules of {@code expectations.yaml}. */
final class RuleParser {
  private static final List<String> VARIANTS =
      Arrays.stream(Variant.values()).map(Variant::word).toList();
  private static final List<String> NODES =
      Arrays.stream(NodeKind.values()).map(NodeKind::word).toList();

  /** Without those that a matrix never observes, and faults of the machine. */
  private static final List<String> OUTCOMES =
      EnumSet.complementOf(
              EnumSet.of(
                  OutcomeKind.REJECTED,
                  OutcomeKind.NOT_CREATED,
                  OutcomeKind.UNDECIDED,
                  OutcomeKind.INFRASTRUCTURE))
          .stream()
          .map(OutcomeKind::toString)
          .sorted()
          .toList();

  private static final List<String> TRAITS =
      EnumSet.complementOf(EnumSet.of(Trait.CONTRADICTORY)).stream()
          .map(Trait::toString)
          .sorted()
          .toList();

  private final YamlEntry<RuleEntry> entry;
  private final List<Rule.Condition> conditions = new ArrayList<>();

  private RuleParser(YamlEntry<RuleEntry> entry) {
    this.entry = entry;
  }

  static List<Rule> read(Path file) {
    return YamlList.read(file, RuleEntry.class).stream()
        .map(entry -> new RuleParser(entry).rule())
        .toList();
  }

  private Rule rule() {
    RuleEntry given = entry.value();
    ConditionEntry when =
        given(given.when(), "when", "write conditions, or {} to match every cell");
    known("variant", when.variant(), VARIANTS);
    known("node", when.node(), NODES);
    range("kubernetes", when.kubernetes(), (cell, runtime) -> cell.kubernetes());
    range("containerd", when.containerd(), (cell, runtime) -> runtime.containerd());
    range("runc", when.runc(), (cell, runtime) -> runtime.runc());
    oneOf(when.runtime(), Cell::runtime);
    oneOf(when.provider(), Cell::provider);
    oneOf(when.variant(), cell -> cell.variant().word());
    oneOf(when.node(), cell -> cell.node().word());
    oneOf(when.profile(), Cell::profile);
    Boolean escalation = when.allowPrivilegeEscalation();
    if (escalation != null) {
      conditions.add((cell, runtime) -> TriState.of(cell.allowPrivilegeEscalation() == escalation));
    }
    String why = given(given.why(), "why", "give the reason or the source").strip();
    String place = entry.file().getFileName() + ":" + entry.line();
    return new Rule(place, conditions, expectation(given), why);
  }

  private Expectation expectation(RuleEntry given) {
    String text =
        given(given.expect(), "expect", "choose one of " + String.join(", ", OUTCOMES)).strip();
    List<String> words = List.of(text.split("\\s*,\\s*", -1));
    known("expect", List.of(words.get(0)), OUTCOMES);
    known("expect", words.subList(1, words.size()), TRAITS);
    return new Expectation(
        CellOutcome.of(text), Objects.requireNonNullElse(given.because(), "").strip());
  }

  private <T> T given(@Nullable T value, String key, String remedy) {
    if (value == null || value.equals("")) {
      throw entry.wrong("`" + key + "` is empty", remedy);
    }
    return value;
  }

  private void known(String key, @Nullable List<String> words, Collection<String> known) {
    for (String word : words == null ? List.<String>of() : words) {
      if (!known.contains(word)) {
        throw entry.wrong(
            "`" + key + "` has no '" + word + "'",
            Nearest.to(word, known)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("choose one of " + String.join(", ", known)));
      }
    }
  }

  private void oneOf(@Nullable List<String> words, Function<Cell, String> of) {
    if (words != null) {
      conditions.add((cell, runtime) -> TriState.of(words.contains(of.apply(cell))));
    }
  }

  private void range(
      String key, @Nullable List<String> texts, BiFunction<Cell, RuntimeVersions, String> of) {
    if (texts != null) {
      List<VersionRange> ranges = texts.stream().map(text -> range(key, text)).toList();
      conditions.add(
          (cell, runtime) -> {
            String version = of.apply(cell, runtime);
            if (version.isEmpty()) {
              return TriState.UNKNOWN;
            }
            return TriState.of(ranges.stream().anyMatch(range -> range.contains(version)));
          });
    }
  }

  private VersionRange range(String key, String text) {
    return VersionRange.parse(text)
        .orElseThrow(
            () ->
                entry.wrong(
                    "`" + key + "` is not a range of versions: '" + text + "'",
                    "write it as \">= 1.29\" or \">= 1.22, < 1.25\""));
  }
}
