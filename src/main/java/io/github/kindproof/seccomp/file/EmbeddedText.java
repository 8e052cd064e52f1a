package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.file.LocatedValue.Text;

/** Reads JSON that is a string of another document, such as a value of a ConfigMap. */
final class EmbeddedText {
  private EmbeddedText() {}

  /**
   * Reads a string. Positions are those in the file if it is a block of YAML; otherwise, all are
   * that of the string, and nothing can be edited.
   */
  static LocatedValue read(Text value, String file) throws MalformedDocumentException {
    Span whole = value.span();
    if (file.startsWith("|", whole.from())) {
      return JsonDocument.read(blankedExcept(whole, file));
    }
    Span place = Span.at(whole.line(), whole.column());
    try {
      return JsonDocument.read(value.text(), it -> place);
    } catch (MalformedDocumentException e) {
      ProfileProblem problem = e.problem();
      throw new MalformedDocumentException(
          ProfileProblem.of(problem.kind(), place, problem.what(), problem.remedy()));
    }
  }

  /** JSON allows any number of spaces and lines around it. */
  private static String blankedExcept(Span block, String file) {
    int begin = file.indexOf('\n', block.from());
    StringBuilder text = new StringBuilder(file);
    for (int i = 0; i < file.length(); i++) {
      if ((i < begin || i >= block.to()) && file.charAt(i) != '\n') {
        text.setCharAt(i, ' ');
      }
    }
    return text.toString();
  }
}
