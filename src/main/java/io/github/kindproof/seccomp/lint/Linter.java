package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.LocatedProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import io.github.kindproof.seccomp.file.ProfileProblem;
import io.github.kindproof.seccomp.file.ReadProfiles;
import io.github.kindproof.seccomp.file.TextEdit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies all rules to profiles. */
public final class Linter {
  /** Edits that touch each other are applied in successive rounds. */
  private static final int ROUNDS = 20;

  private static final List<RuleGroup> RULES =
      List.of(
          new EffectRules(),
          new ConditionRules(),
          new DefaultRules(),
          new ArchitectureRules(),
          new DangerRules(),
          new BypassRules(),
          new RuntimeCallRules(),
          new RuntimeWordRules());

  private final LintConfig config;

  public Linter(LintConfig config) {
    this.config = config;
  }

  public LintReport look(List<Path> files) {
    Map<Path, ReadProfiles> read = new LinkedHashMap<>();
    files.forEach(file -> read.put(file, ProfileFile.examine(file)));
    return look(read);
  }

  /** Applies the rules to profiles that have been read, by the name of their file. */
  public LintReport look(Map<Path, ReadProfiles> read) {
    return new LintReport(
        read.entrySet().stream().map(it -> look(it.getKey(), it.getValue())).toList(),
        config.failOn());
  }

  /** The text of a file with all safe corrections; empty if there is nothing to change. */
  public Optional<String> mended(Path file) {
    ReadProfiles read = ProfileFile.examine(file);
    String before = read.text();
    String text = before;
    for (int round = 0; round < ROUNDS; round++) {
      List<TextEdit> edits = new ArrayList<>();
      for (LintFinding finding : look(file, read).findings()) {
        edits.addAll(finding.problem().edits());
      }
      if (edits.isEmpty()) {
        break;
      }
      text = TextEdit.apply(text, edits);
      read = ProfileFile.understood(text, ProfileFile.isYaml(file));
    }
    return text.equals(before) ? Optional.empty() : Optional.of(text);
  }

  private LintedFile look(Path file, ReadProfiles read) {
    List<ProfileProblem> problems = new ArrayList<>(read.problems());
    for (LocatedProfile profile : read.profiles()) {
      RULES.forEach(rules -> problems.addAll(rules.look(profile, config.targets())));
    }
    problems.sort(ProfileProblem.BY_PLACE);
    List<LintFinding> findings = new ArrayList<>();
    for (ProfileProblem problem : problems) {
      config
          .severity(problem, file)
          .ifPresent(severity -> findings.add(new LintFinding(problem, severity)));
    }
    return new LintedFile(file, findings);
  }
}
