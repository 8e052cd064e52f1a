package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.io.yaml.Nearest;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The fields of an object of the format.
 *
 * @param reader the program that reads the object
 * @param known fields with a meaning for it
 * @param foreign fields of Docker's own format
 */
record FieldNames(String reader, Set<String> known, Set<String> foreign) {
  /** Fields that are meant to be ignored: JSON has no comments. */
  private static final Pattern REMARK =
      Pattern.compile("comments?|description|[$_#].*|//.*|x-.*", Pattern.CASE_INSENSITIVE);

  /** Passes on each known field under its right name, and reports the others. */
  void each(Fields object, Problems problems, BiConsumer<String, Field> onKnown) {
    Map<String, Field> first = new HashMap<>();
    for (Field field : object.fields()) {
      String name = rightName(field, problems);
      Field before = first.putIfAbsent(name, field);
      if (before != null) {
        problems.add(
            FormatProblem.DUPLICATE_KEY,
            field.nameSpan(),
            "the field \"%s\" is already in line %d".formatted(name, before.nameSpan().line()),
            "keep one of them");
      } else if (known.contains(name)) {
        onKnown.accept(name, field);
      } else {
        ignored(name, field, problems);
      }
    }
  }

  /** Go's decoder ignores case. */
  private String rightName(Field field, Problems problems) {
    String name = field.name();
    if (known.contains(name)) {
      return name;
    }
    for (String right : known) {
      if (right.equalsIgnoreCase(name)) {
        problems.add(
            ProfileProblem.of(
                    FormatProblem.KEY_CASE,
                    field.nameSpan(),
                    "the field \"%s\" is called \"%s\"".formatted(name, right),
                    "correct its case")
                .mendedBy(
                    new TextEdit(
                        field.nameSpan().from(), field.nameSpan().to(), '"' + right + '"')));
        return right;
      }
    }
    return name;
  }

  private void ignored(String name, Field field, Problems problems) {
    if (foreign.contains(name)) {
      problems.foreign(name, field.nameSpan());
    } else if (!REMARK.matcher(name).matches()) {
      Set<String> candidates = new TreeSet<>(known);
      problems.add(
          FormatProblem.UNKNOWN_KEY,
          field.nameSpan(),
          reader + " ignores the field \"" + name + "\"",
          Nearest.offer(name, candidates, "remove it"));
    }
  }
}
