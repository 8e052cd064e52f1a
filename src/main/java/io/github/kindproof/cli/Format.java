package io.github.kindproof.cli;

import java.util.Locale;

/** The formats of reports; each command has some of them. */
enum Format {
  TEXT,
  JSON,
  /** One JSON object on each line. */
  JSONL,
  MARKDOWN,
  HTML,
  SARIF,
  GITHUB,
  GITLAB,
  JUNIT,
  PROMETHEUS;

  /** The word that selects it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
