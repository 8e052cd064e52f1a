package io.github.kindproof.upgrade.matrix;

import static io.github.kindproof.upgrade.matrix.SampleCells.by;
import static io.github.kindproof.upgrade.matrix.SampleCells.plain;
import static io.github.kindproof.upgrade.matrix.SampleCells.profiles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.workload.OutcomeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectationsTest {
  private static final RuntimeVersions OLD = new RuntimeVersions("1.6.20~ds1", "1.1.5");
  private static final RuntimeVersions NEW = new RuntimeVersions("2.3.1", "1.4.2");
  private static final RuntimeVersions CRUN = new RuntimeVersions("2.3.1", "crun 1.8.1");

  private static final String RULES =
      """
      - when: {profile: unset}
        expect: Running, filtered
        why: general
      - when: {profile: unset, node: without-default}
        expect: Running, unfiltered
        why: more specific
      - when: {profile: [violation, audit], runc: ">= 1.2", allowPrivilegeEscalation: false}
        expect: CrashLoopBackOff
        because: EPERM
        why: newer runc
      - when: {profile: violation}
        expect: StartRefused
        why: else
      - when: {kubernetes: ["< 1.10", ">= 1.37"], profile: Unconfined}
        expect: NodeRefused
        why: very old, very new
      """;

  @TempDir Path folder;

  @Test
  void theRuleWithMostConditionsWins() {
    Expectations rules = rules(RULES);
    assertThat(rules.ruleFor(plain("v1.34.11", "unset"), OLD))
        .isInstanceOfSatisfying(
            RuleFor.Found.class,
            found -> {
              assertThat(found.rule().why()).isEqualTo("more specific");
              assertThat(found.rule().place()).isEqualTo("expectations.yaml:4");
              assertThat(found.rule().expectation()).hasToString("Running, unfiltered");
            });
  }

  @Test
  void rangesAreOfTheNodesRuntime() {
    Expectations rules = rules(RULES);
    assertThat(words(rules, profiles("x", "violation", false), NEW))
        .isEqualTo("CrashLoopBackOff because of \"EPERM\"");
    assertThat(words(rules, profiles("x", "violation", true), NEW)).isEqualTo("StartRefused");
    assertThat(words(rules, profiles("x", "violation", false), OLD)).isEqualTo("StartRefused");
    assertThat(words(rules, profiles("x", "violation", false), CRUN)).isEqualTo("StartRefused");
  }

  @Test
  void whoGivesTheClusterCanMatter() {
    Expectations rules =
        rules(
            """
            - when: {profile: audit}
              expect: Running
              why: by all
            - when: {profile: audit, provider: k3s}
              expect: NodeRefused
              why: by one
            """);
    assertThat(words(rules, profiles("own", "audit", false), OLD)).isEqualTo("Running");
    assertThat(words(rules, by("k3s", profiles("own", "audit", false)), OLD))
        .isEqualTo("NodeRefused");
  }

  @Test
  void aListOfRangesIsAnyOfThem() {
    Expectations rules = rules(RULES);
    assertThat(words(rules, plain("v1.9.0", "Unconfined"), OLD)).isEqualTo("NodeRefused");
    assertThat(words(rules, plain("v1.37.0", "Unconfined"), OLD)).isEqualTo("NodeRefused");
    assertThat(rules.ruleFor(plain("v1.34.11", "Unconfined"), OLD))
        .isInstanceOf(RuleFor.None.class);
  }

  @Test
  void beforeTheRuntimeIsKnownARuleMayDependOnIt() {
    Expectations rules = rules(RULES);
    assertThat(rules.ruleFor(profiles("own", "violation", false), RuntimeVersions.unknown()))
        .isInstanceOf(RuleFor.NotKnownYet.class);
    assertThat(rules.ruleFor(profiles("own", "violation", true), RuntimeVersions.unknown()))
        .isInstanceOf(RuleFor.Found.class);
  }

  @Test
  void twoRulesThatFitEquallyWellAreBadInputThatNamesBoth() {
    Expectations rules =
        rules(
            """
            - when: {profile: unset}
              expect: Running
              why: one
            - when: {variant: plain}
              expect: Running
              why: other
            """);
    assertThatThrownBy(() -> rules.unambiguous(plain("v1.34.11", "unset"), OLD))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "expectations.yaml:1 and expectations.yaml:4: match the cell v1.34.11 own, plain: unset,"
                + " without escalation equally well; add a condition to one of them");
  }

  @Test
  void aRuleThatAMoreSpecificOneAlwaysOverrulesIsUnused() {
    Expectations rules =
        rules(
            """
            - when: {profile: unset}
              expect: Running
              why: general
            - when: {profile: unset, kubernetes: ">= 1.34"}
              expect: Running
              why: more specific
            - when: {profile: nobody}
              expect: Running
              why: no such profile
            """);
    Cell newer = plain("v1.34.11", "unset");
    assertThat(unused(rules, List.of(newer), NEW))
        .containsExactly("expectations.yaml:1", "expectations.yaml:7");
    assertThat(unused(rules, List.of(newer, plain("v1.24.17", "unset")), NEW))
        .as("one cell that uses it is enough")
        .containsExactly("expectations.yaml:7");
  }

  @Test
  void aRuleThatARuntimeNotKnownYetMayDecideIsUsed() {
    Expectations rules =
        rules(
            """
            - when: {profile: unset}
              expect: Running
              why: general
            - when: {profile: unset, runc: ">= 1.2"}
              expect: Running
              why: newer runc
            """);
    List<Cell> cells = List.of(plain("v1.34.11", "unset"));
    assertThat(unused(rules, cells, RuntimeVersions.unknown())).isEmpty();
    assertThat(unused(rules, cells, OLD)).containsExactly("expectations.yaml:4");
    assertThat(unused(rules, cells, NEW)).containsExactly("expectations.yaml:1");
  }

  @Test
  void whatIsKnownOfARuntimeIsAskedByItsName() {
    Expectations rules =
        rules(
            """
            - when: {runc: ">= 1.2"}
              expect: Running
              why: newer runc
            """);
    List<Cell> cells = List.of(profiles("runc-1.1", "audit", false));
    assertThat(
            rules.unused(cells, name -> Objects.requireNonNull(Map.of("runc-1.1", OLD).get(name))))
        .hasSize(1);
    assertThat(
            rules.unused(cells, name -> Objects.requireNonNull(Map.of("runc-1.1", NEW).get(name))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "expect: Runing                | :2 | `expect` has no 'Runing'; did you mean Running?",
        "expect: Running, filterd      | :2 | `expect` has no 'filterd'; did you mean filtered?",
        "expect: Infrastructure        | :2 | `expect` has no 'Infrastructure'; choose one of",
        "when: {variant: plein}        | :2 | `variant` has no 'plein'; did you mean plain?",
        "when: {node: default}         | :2 | `node` has no 'default'; choose one of",
        "when: {runc: newest}          | :2 | `runc` is not a range of versions: 'newest'",
        "when: {runk: '1.2'}           | :3 | unknown key runk",
        "why: ''                       | :2 | `why` is empty",
        "when:                         | :2 | `when` is empty",
        "expect:                       | :2 | `expect` is empty",
      })
  void mistakesAreNamedWithTheirLine(String line, String place, String message) {
    String key = line.substring(0, line.indexOf(':'));
    String text =
        """
        # rules
        - expect: Running
          when: {profile: unset}
          why: because
        """;
    String wrong = text.replaceFirst("(?m)" + key + ":.*$", line);
    assertThatThrownBy(() -> rules(wrong))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("expectations.yaml" + place)
        .hasMessageContaining(message);
  }

  @Test
  void anExpectationHoldsIfAllOfItWasSeen() {
    Expectation expected = Expectation.of("Running, filtered");
    assertThat(expected.isMetBy(CellOutcome.of("Running, filtered, serving"), "")).isTrue();
    assertThat(expected.isMetBy(CellOutcome.of("Running, unfiltered"), "")).isFalse();
    assertThat(expected.isMetBy(CellOutcome.of("NeverReady, filtered"), "")).isFalse();
    Expectation because = Expectation.of("CrashLoopBackOff because of \"EPERM\"");
    CellOutcome crash = new CellOutcome(OutcomeKind.CRASH_LOOP, List.of());
    assertThat(because).isEqualTo(new Expectation(crash, "EPERM"));
    assertThat(because.isMetBy(crash, "Error: … [EPERM]")).isTrue();
    assertThat(because.isMetBy(crash, "Error")).isFalse();
  }

  @Test
  void wordsAreReadAsTheyAreRendered() {
    for (String text : List.of("Running, filtered, not serving", "StartRefused")) {
      assertThat(CellOutcome.of(text)).hasToString(text);
      assertThat(Expectation.of(text)).hasToString(text);
    }
    String because = "KilledByFilter because of \"it said \"no\"\"";
    assertThat(Expectation.of(because)).hasToString(because);
    assertThatThrownBy(() -> CellOutcome.of("Runing")).hasMessage("no outcome is called 'Runing'");
  }

  private static List<String> unused(
      Expectations rules, List<Cell> cells, RuntimeVersions runtime) {
    return rules.unused(cells, it -> runtime).stream().map(Rule::place).toList();
  }

  private static String words(Expectations rules, Cell cell, RuntimeVersions runtime) {
    return ((RuleFor.Found) rules.ruleFor(cell, runtime)).rule().expectation().toString();
  }

  private Expectations rules(String text) {
    try {
      return Expectations.read(Files.writeString(folder.resolve("expectations.yaml"), text));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
