package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.ArgumentCondition;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a condition on an argument. */
final class ConditionForm {
  private static final FieldNames FIELDS =
      new FieldNames("the runtime", Set.of("index", "value", "valueTwo", "op"), Set.of());

  private static final BigInteger LAST_INDEX = BigInteger.valueOf(5);
  private static final int BITS = 64;

  private final Fields object;
  private final ProfileWords words;
  private final Problems problems;
  private final Map<String, BigInteger> numbers = new HashMap<>();
  private Optional<Located<String>> operator = Optional.empty();
  private boolean namesOperator;

  private ConditionForm(Fields object, ProfileWords words, Problems problems) {
    this.object = object;
    this.words = words;
    this.problems = problems;
  }

  static Optional<Located<ArgumentCondition>> understood(
      LocatedValue element, ProfileWords words, Problems problems) {
    if (!(element instanceof Fields object)) {
      problems.shape(element, "an object");
      return Optional.empty();
    }
    return new ConditionForm(object, words, problems).condition();
  }

  private Optional<Located<ArgumentCondition>> condition() {
    FIELDS.each(object, problems, this::field);
    if (!namesOperator) {
      problems.add(
          FormatProblem.SHAPE,
          object.span(),
          "a condition has no op",
          "add one, for example \"SCMP_CMP_EQ\"");
    }
    BigInteger index = number("index");
    if (index.signum() < 0 || index.compareTo(LAST_INDEX) > 0) {
      problems.add(
          FormatProblem.SHAPE,
          object.get("index").map(LocatedValue::span).orElse(object.span()),
          "a condition's index is " + index,
          "use 0 to 5: a syscall has six arguments");
      return Optional.empty();
    }
    return operator.map(
        it ->
            new Located<>(
                object.span(),
                new ArgumentCondition(
                    index.intValue(), number("value"), number("valueTwo"), it.value())));
  }

  private void field(String name, Field field) {
    if (name.equals("op")) {
      namesOperator = true;
      operator = words.operator(field.value());
      return;
    }
    ProfileForm.whole(name, field.value(), problems)
        .ifPresent(number -> keep(name, field.value().span(), number));
  }

  private void keep(String name, Span span, BigInteger number) {
    numbers.put(name, number);
    if (!name.equals("index") && (number.signum() < 0 || number.bitLength() > BITS)) {
      problems.add(
          FormatProblem.SHAPE,
          span,
          name + " " + number + " is not an argument value",
          "use 0 to 2^64-1; write a negative number as the unsigned number with the same bits");
    }
  }

  private BigInteger number(String name) {
    return numbers.getOrDefault(name, BigInteger.ZERO);
  }
}
