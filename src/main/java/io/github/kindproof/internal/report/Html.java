package io.github.kindproof.internal.report;

import io.github.kindproof.internal.io.text.Printable;
import java.util.List;
import java.util.stream.Collectors;

/** Text escaped for HTML: a browser shows it and never interprets it. */
public final class Html {
  private Html() {}

  /** Escapes text for the content of an element or an attribute in double quotes. */
  public static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + text.length() / 16);
    text.codePoints().forEach(each -> append(out, each));
    return out.toString();
  }

  /** A fragment name, unique for the text. */
  public static String id(String... parts) {
    return List.of(parts).stream()
        .map(part -> part.codePoints().mapToObj(Html::inId).collect(Collectors.joining()))
        .collect(Collectors.joining("-"));
  }

  private static void append(StringBuilder out, int codePoint) {
    switch (codePoint) {
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '&' -> out.append("&amp;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      case '\n', '\t' -> out.appendCodePoint(codePoint);
      case 0x7f -> out.append('␡');
      default -> {
        if (codePoint < 0x20) {
          // Unicode has a picture for each control character, in their order.
          out.appendCodePoint('␀' + codePoint);
        } else if (!Printable.is(codePoint)) {
          out.append("\u27e8").append(String.format("U+%04X", codePoint)).append("\u27e9");
        } else {
          out.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static String inId(int codePoint) {
    boolean plain =
        (codePoint >= 'a' && codePoint <= 'z')
            || (codePoint >= 'A' && codePoint <= 'Z')
            || (codePoint >= '0' && codePoint <= '9')
            || codePoint == '.';
    return plain ? Character.toString(codePoint) : "_" + Integer.toHexString(codePoint) + "_";
  }
}
