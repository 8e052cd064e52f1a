package io.github.kindproof.seccomp.lint;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.file.Severity;
import tools.jackson.databind.node.ObjectNode;

public final class LintJson {
  private static final int SCHEMA_VERSION = 1;

  private LintJson() {}

  /**
   * An object with {@code schema}, {@code schemaVersion}, {@code files}, {@code errors}, {@code
   * warnings}, {@code notes}, and {@code findings} with {@code file}, {@code line}, {@code column},
   * {@code severity}, {@code rule}, {@code what}, {@code remedy} and {@code mendable}, whether
   * {@code --fix} corrects it.
   */
  public static String of(LintReport report) {
    ObjectNode root = JsonText.object();
    root.put("schema", "kindproof-lint/" + SCHEMA_VERSION);
    root.put("schemaVersion", SCHEMA_VERSION);
    root.put("files", report.files().size());
    root.put("errors", report.count(Severity.ERROR));
    root.put("warnings", report.count(Severity.WARNING));
    root.put("notes", report.count(Severity.NOTE));
    var findings = root.putArray("findings");
    for (LintedFile file : report.files()) {
      for (LintFinding finding : file.findings()) {
        findings
            .addObject()
            .put("file", file.file().toString())
            .put("line", finding.problem().span().line())
            .put("column", finding.problem().span().column())
            .put("severity", finding.severity().word())
            .put("rule", finding.problem().kind().id())
            .put("what", finding.problem().what())
            .put("remedy", finding.problem().remedy())
            .put("mendable", finding.problem().isMendable());
      }
    }
    return JsonText.indented(root);
  }
}
