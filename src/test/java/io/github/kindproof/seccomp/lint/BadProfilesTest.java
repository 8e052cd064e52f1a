package io.github.kindproof.seccomp.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each profile of {@code bad-profiles.txt} is found by its rule, at its place. */
class BadProfilesTest {
  /** Written by hand, so that a rule that changes its severity is noticed. */
  private static final Set<String> NO_PROFILE =
      Set.of("syntax", "not-a-profile", "unread-form", "shape", "duplicate-key", "unknown-key");

  private static final Set<String> FAILS =
      Set.of(
          "contradiction",
          "default-notify",
          "endianness",
          "never-matches",
          "no-listener",
          "no-such-argument",
          "notify-write",
          "old-form",
          "pointer-argument",
          "rejected-rule",
          "unknown-action",
          "unknown-architecture",
          "unknown-flag",
          "unknown-operator",
          "unknown-syscall",
          "unused-errno",
          "wrong-filter");

  @TempDir Path folder;

  /**
   * A section of the file.
   *
   * @param rule the rule that must find it
   * @param marked the profile, in which § is before the place; of the whole file nowhere
   */
  record Case(String rule, String marked) {
    static Case of(String section) {
      int end = section.indexOf('\n');
      return new Case(section.substring(0, end), section.substring(end + 1).stripTrailing());
    }

    String text() {
      return marked.replace("§", "");
    }

    String place() {
      int at = marked.indexOf('§');
      long line = at < 0 ? 0 : marked.substring(0, at).lines().count() + (at == 0 ? 1 : 0);
      boolean begins = at > 0 && marked.charAt(at - 1) == '\n';
      return rule
          + " "
          + (begins ? line + 1 : line)
          + ":"
          + (at < 0 ? 0 : at - marked.lastIndexOf('\n', at));
    }

    @Override
    public String toString() {
      return rule + " in " + marked.replace('\n', ' ');
    }
  }

  static List<Case> cases() throws IOException {
    try (InputStream stream = BadProfilesTest.class.getResourceAsStream("bad-profiles.txt")) {
      String all =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return Arrays.stream(all.split("(?m)^=== ", -1)).skip(1).map(Case::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isFoundAtItsPlace(Case bad) throws IOException {
    Path file = Files.writeString(folder.resolve("profile.json"), bad.text());
    LintReport report = new Linter(LintConfig.none()).look(List.of(file));
    assertThat(found(report)).contains(bad.place());
    assertThat(report.isMalformed()).isEqualTo(NO_PROFILE.contains(bad.rule()));
    if (FAILS.contains(bad.rule())) {
      assertThat(report.fails()).isTrue();
    }
  }

  /** No runtime reads it, so there is no filter that could be wrong. */
  @Test
  void aNegativeValueIsNoWrongFilter() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("profile.json"),
            """
            {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [
             {"names": ["kill"], "action": "SCMP_ACT_ERRNO",
              "args": [{"index": 0, "value": -1, "op": "SCMP_CMP_EQ"}]}]}
            """);
    assertThat(found(new Linter(LintConfig.none()).look(List.of(file))))
        .anyMatch(it -> it.startsWith("shape"))
        .noneMatch(it -> it.startsWith("wrong-filter"));
  }

  @Test
  void areSixtyAtLeastAndMeetEveryRule() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
    List<String> rules = cases().stream().map(Case::rule).distinct().toList();
    Stream<String> all = LintConfig.rules().stream().map(it -> it.id());
    // libseccomp 2.6.1 knows every syscall, so none is too new
    Set<String> others =
        Set.of("unreadable", "encoding", "filter-too-long"); // see ManyConditionsTest
    assertThat(all.filter(it -> !others.contains(it))).allMatch(rules::contains);
  }

  private static List<String> found(LintReport report) {
    return report.files().get(0).findings().stream()
        .map(LintFinding::problem)
        .map(it -> it.kind().id() + " " + it.span().line() + ":" + it.span().column())
        .toList();
  }
}
