package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.LocatedValue.Elements;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an element of {@code syscalls}. */
final class RuleForm {
  private static final Set<String> CONDITIONS_OF_DOCKER = Set.of("includes", "excludes");

  private static final FieldNames FIELDS =
      new FieldNames(
          "the runtime",
          Set.of("names", "name", "action", "errnoRet", "args"),
          Set.of("includes", "excludes", "errno"));

  private final Fields object;
  private final TextEdit removal;
  private final ProfileWords words;
  private final Problems problems;
  private final List<ListedCall> names = new ArrayList<>();
  private final List<Located<ArgumentCondition>> conditions = new ArrayList<>();
  private Optional<Located<SeccompAction>> action = Optional.empty();
  private Optional<Located<Integer>> errno = Optional.empty();
  private boolean namesAction;
  private boolean namesWrong;

  private RuleForm(Fields object, TextEdit removal, ProfileWords words, Problems problems) {
    this.object = object;
    this.removal = removal;
    this.words = words;
    this.problems = problems;
  }

  static Optional<LocatedRule> understood(
      LocatedValue element, TextEdit removal, ProfileWords words, Problems problems) {
    if (!(element instanceof Fields object)) {
      problems.shape(element, "an object");
      return Optional.empty();
    }
    return new RuleForm(object, removal, words, problems).rule();
  }

  private Optional<LocatedRule> rule() {
    FIELDS.each(object, problems, this::field);
    if (!namesAction) {
      missing("a rule has no action", "add one, for example \"SCMP_ACT_ALLOW\"");
    }
    if (names.isEmpty() && !namesWrong) {
      missing("a rule has no names", "add \"names\": [\"…\"]");
    }
    boolean foreign =
        object.fields().stream()
            .anyMatch(
                it ->
                    CONDITIONS_OF_DOCKER.contains(it.name())
                        && !(it.value() instanceof Fields fields && fields.fields().isEmpty()));
    return action.map(
        it -> new LocatedRule(object.span(), names, it, errno, conditions, removal, foreign));
  }

  private void missing(String what, String remedy) {
    problems.add(FormatProblem.SHAPE, object.span(), what, remedy);
  }

  private void field(String name, Field field) {
    LocatedValue value = field.value();
    switch (name) {
      case "names" -> names(name, value);
      case "name" -> {
        if (OldForm.isIn(object)) {
          name(value, Optional.empty());
        } else {
          problems.foreign(name, field.nameSpan());
        }
      }
      case "action" -> {
        namesAction = true;
        action = words.action(value);
      }
      case "errnoRet" -> errno = ProfileForm.errno(name, value, problems);
      default ->
          ProfileForm.each(
              name,
              value,
              problems,
              it -> ConditionForm.understood(it, words, problems).ifPresent(conditions::add));
    }
  }

  private void names(String field, LocatedValue value) {
    if (value instanceof Elements array) {
      for (int i = 0; i < array.elements().size(); i++) {
        boolean only = array.elements().size() == 1;
        name(array.elements().get(i), only ? Optional.empty() : Optional.of(array.removal(i)));
      }
    } else {
      namesWrong = true;
      ProfileForm.each(field, value, problems, it -> {});
    }
  }

  private void name(LocatedValue value, Optional<TextEdit> removal) {
    if (value instanceof LocatedValue.Text text && text.text().isBlank()) {
      namesWrong = true;
      problems.add(FormatProblem.SHAPE, value.span(), "a name is empty", "remove it");
      return;
    }
    Optional<Located<String>> name = words.syscall(value);
    name.ifPresent(it -> names.add(new ListedCall(it.span(), it.value(), removal)));
    namesWrong |= name.isEmpty();
  }
}
