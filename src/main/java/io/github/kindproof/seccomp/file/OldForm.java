package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.file.LocatedValue.Elements;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import io.github.kindproof.seccomp.file.LocatedValue.Text;
import java.util.List;

/** Rules as in Docker's first profiles, which name one syscall each. Docker still reads them. */
final class OldForm {
  private OldForm() {}

  static boolean isIn(Fields rule) {
    return rule.get("name").isPresent() && rule.get("names").isEmpty();
  }

  /** Reports one problem for all rules of this form. */
  static void find(LocatedValue rules, Problems problems) {
    if (!(rules instanceof Elements array)) {
      return;
    }
    List<Field> names =
        array.elements().stream()
            .filter(it -> it instanceof Fields rule && isIn(rule))
            .flatMap(it -> ((Fields) it).fields().stream().filter(is -> is.name().equals("name")))
            .toList();
    if (!names.isEmpty()) {
      problems.add(
          ProfileProblem.of(
                  FormatProblem.OLD_FORM,
                  names.get(0).nameSpan(),
                  "\"name\" is Docker's old form of \"names\", in %s: runc ignores such a rule, and crun rejects the profile"
                      .formatted(Count.of(names.size(), "rule")),
                  "write \"names\": [\"…\"]")
              .mendedBy(names.stream().map(OldForm::edit).toArray(TextEdit[]::new)));
    }
  }

  private static TextEdit edit(Field field) {
    String name = field.value() instanceof Text text ? text.text() : "";
    int from = field.nameSpan().from();
    return new TextEdit(
        from,
        name.matches("\\w+") ? field.value().span().to() : from,
        "\"names\": [\"" + name + "\"]");
  }
}
