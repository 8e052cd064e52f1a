package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import io.github.kindproof.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowListTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final String NGINX = "nginx / custom profile";
  private static final Side OLD = Sides.of(Sides.OLD, Sides.running(NGINX));
  private static final Side NEW = Sides.of(Sides.NEW, Sides.crashing(NGINX, "statx"));

  @TempDir Path folder;

  @Test
  void anAcceptedChangeIsShownAsSuchAndIsNoVerdict() throws IOException {
    UpgradeDiff diff = UpgradeDiff.of(OLD, NEW, read(entry(NGINX, "2026-11-25")));
    assertThat(diff.verdict()).isEqualTo(Verdict.AS_EXPECTED);
    assertThat(diff.worse()).isEmpty();
    assertThat(diff.changes())
        .singleElement()
        .extracting(JudgedChange::allowed)
        .isEqualTo(new AllowedChange(NGINX, "is retired", TODAY, 1));
    assertThat(diff.warnings()).isEmpty();
  }

  @Test
  void withoutItsEntryTheSameChangeIsWorse() {
    assertThat(UpgradeDiff.of(OLD, NEW, AllowList.none()).verdict()).isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void aStarStandsForAnyText() throws IOException {
    assertThat(UpgradeDiff.of(OLD, NEW, read(entry("nginx / *", "2026-12-31"))).verdict())
        .isEqualTo(Verdict.AS_EXPECTED);
    assertThat(UpgradeDiff.of(OLD, NEW, read(entry("*x / custom*e", "2026-12-31"))).verdict())
        .isEqualTo(Verdict.AS_EXPECTED);
    assertThat(UpgradeDiff.of(OLD, NEW, read(entry("nginx / c.*", "2026-12-31"))).verdict())
        .isEqualTo(Verdict.DIFFERS);
  }

  @Test
  void anEntryThatMatchesNothingIsAWarningWithItsLine() throws IOException {
    AllowList list = read(entry(NGINX, "2026-12-31") + entry("apache", "2026-12-31"));
    assertThat(UpgradeDiff.of(OLD, NEW, list).warnings())
        .singleElement()
        .asString()
        .contains("line 4", "'apache'");
    assertThat(UpgradeDiff.of(OLD, OLD, list).warnings()).hasSize(2);
  }

  @Test
  void anEntryPastItsDateIsBadInputWithItsLine() {
    refuses(
        entry(NGINX, "2026-12-31") + entry("old", "2026-11-24"), ":4: 'old' was accepted until");
  }

  @Test
  void everyMistakeIsBadInputWithItsLine() {
    refuses("- what: x\n  until: 2027-01-31\n", ":1:");
    refuses("- what: x\n  reason: ' '\n  until: 2027-01-31\n", ":1: `reason` is empty");
    refuses(entry("'*'", "2027-01-31"), ":1: `what` accepts every change");
    refuses(entry("x", "next year"), "`until` is not a date: 'next year'");
    refuses("what: x\n", ":1:");
    refuses(entry("x", "2027-01-31") + "  because: y\n", ":4:");
  }

  private void refuses(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words);
  }

  private static String entry(String what, String until) {
    return "- what: %s\n  reason: is retired\n  until: %s\n"
        .formatted(what.startsWith("*") ? "'" + what + "'" : what, until);
  }

  private AllowList read(String text) throws IOException {
    Path file = folder.resolve("allow.yaml");
    Files.write(file, List.of(text.split("\n")));
    return AllowList.read(file, TODAY);
  }
}
