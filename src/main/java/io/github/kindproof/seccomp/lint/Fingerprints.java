package io.github.kindproof.seccomp.lint;

import io.github.kindproof.seccomp.file.TextRegion;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Fingerprints, by which pages recognize a finding in the next version of a file. They depend on
 * the path, the rule and the text that it is about, and not on the line, which other changes move.
 * Equal findings are counted.
 */
final class Fingerprints {
  private static final int CHARACTERS = 32;

  private Fingerprints() {}

  /** One for each finding, in the same order. */
  static List<String> of(LintedFile file) {
    Map<String, Integer> seen = new HashMap<>();
    List<String> fingerprints = new ArrayList<>();
    for (LintFinding finding : file.findings()) {
      String about = file.region(finding).map(region -> firstLine(region, file.text())).orElse("");
      String key = String.join("\0", file.path(), finding.problem().kind().id(), about);
      fingerprints.add(hash(key + "\0" + seen.merge(key, 1, Integer::sum)));
    }
    return fingerprints;
  }

  /** The part of the region that is in its first line; the rest of the line without an end. */
  private static String firstLine(TextRegion region, String text) {
    List<String> lines = List.of(text.split("\n", -1));
    String line = region.startLine() > lines.size() ? "" : lines.get(region.startLine() - 1);
    int from = Math.min(region.startColumn() - 1, line.length());
    boolean endsHere = region.hasEnd() && region.endLine() == region.startLine();
    int to = endsHere ? Math.min(region.endColumn() - 1, line.length()) : line.length();
    return line.substring(from, to).strip();
  }

  private static String hash(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
