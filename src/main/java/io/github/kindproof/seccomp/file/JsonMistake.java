package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.io.json.JsonText;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Describes why a text is not JSON, and recognizes common mistakes. */
final class JsonMistake {
  private JsonMistake() {}

  static ProfileProblem of(JacksonException error, String text) {
    TokenStreamLocation location = error.getLocation();
    if (location == null) {
      return problem(Span.at(1, 1), "is not JSON: " + JsonText.words(error), "correct it");
    }
    Span span = Span.at(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    if (error instanceof StreamConstraintsException) {
      return problem(span, "is not a profile: " + JsonText.words(error), "correct it");
    }
    int at = offender(text, (int) location.getCharOffset());
    if (at >= 0 && (text.charAt(at) == '/' || text.charAt(at) == '#')) {
      return problem(
          Span.of(text, at),
          "is not JSON: it has a comment",
          "remove it, or use a field \"comment\", which runtimes ignore");
    }
    int comma = at >= 0 && "]}".indexOf(text.charAt(at)) >= 0 ? before(text, at) : -1;
    if (comma >= 0 && text.charAt(comma) == ',') {
      return problem(
              Span.of(text, comma),
              "is not JSON: it has a comma with nothing after it",
              "remove it")
          .mendedBy(new TextEdit(comma, comma + 1, ""));
    }
    return problem(span, "is not JSON: " + JsonText.words(error), "correct it");
  }

  private static ProfileProblem problem(Span span, String what, String remedy) {
    return ProfileProblem.of(FormatProblem.SYNTAX, span, what, remedy);
  }

  /** The character at which the parser stopped: at its location, or just before. */
  private static int offender(String text, int location) {
    for (int at : new int[] {location, location - 1}) {
      if (at >= 0 && at < text.length() && "/#]}".indexOf(text.charAt(at)) >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static int before(String text, int at) {
    int before = at - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before;
  }
}
