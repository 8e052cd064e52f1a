package io.github.kindproof.internal.report;

import io.github.kindproof.internal.io.file.Sha256;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pages made from templates with slots such as {@code {{title}}}. */
public final class HtmlTemplate {
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");

  private HtmlTemplate() {}

  /**
   * Fills the slots in one pass: inserted text is not searched for slots, so evidence may contain
   * {@code {{script}}}.
   */
  public static String fill(String template, Map<String, String> values) {
    return SLOT.matcher(template)
        .replaceAll(
            slot -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(slot.group(1)))));
  }

  /** The hash of a style or script in a Content-Security-Policy. */
  public static String hash(String text) {
    return "sha256-" + Base64.getEncoder().encodeToString(new Sha256().add(text).bytes());
  }
}
