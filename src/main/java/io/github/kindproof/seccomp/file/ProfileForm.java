package io.github.kindproof.seccomp.file;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.file.LocatedValue.Elements;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import io.github.kindproof.seccomp.file.LocatedValue.Nothing;
import io.github.kindproof.seccomp.file.LocatedValue.Whole;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads a profile: OCI's <a
 * href="https://github.com/opencontainers/runtime-spec/blob/main/config-linux.md#seccomp">{@code
 * linux.seccomp}</a>, or the {@code spec} of the security-profiles-operator's resource, which has
 * the same fields and a few more.
 */
final class ProfileForm {
  private static final FieldNames FIELDS =
      new FieldNames(
          "the runtime",
          Set.of(
              "defaultAction",
              "defaultErrnoRet",
              "architectures",
              "flags",
              "listenerPath",
              "listenerMetadata",
              "syscalls"),
          Set.of("archMap", "defaultErrno"));

  private static final FieldNames RESOURCE_FIELDS =
      new FieldNames(
          "the operator",
          Set.of(
              "defaultAction",
              "architectures",
              "flags",
              "listenerPath",
              "listenerMetadata",
              "syscalls",
              "baseProfileName",
              "state",
              "disabled"),
          Set.of());

  private static final int LARGEST_ERRNO = 4095;

  private final Problems problems;
  private final ProfileWords words;
  private final boolean isResource;
  private final String source;
  private Optional<Located<SeccompAction>> defaultAction = Optional.empty();
  private Optional<Located<Integer>> defaultErrno = Optional.empty();
  private final List<Located<Architecture>> architectures = new ArrayList<>();
  private final List<Located<String>> flags = new ArrayList<>();
  private final List<LocatedRule> rules = new ArrayList<>();
  private boolean hasListener;
  private boolean namesDefaultAction;

  private ProfileForm(boolean isResource, String source, Problems problems) {
    this.problems = problems;
    this.isResource = isResource;
    this.source = source;
    words = new ProfileWords(problems);
  }

  /** Whether an object has a field of a profile. */
  static boolean isIn(Fields object) {
    return object.fields().stream()
        .anyMatch(it -> FIELDS.known().stream().anyMatch(it.name()::equalsIgnoreCase));
  }

  /** The profile, if it has at least a default action. */
  static Optional<LocatedProfile> understood(
      LocatedValue document, boolean isResource, String source, Problems problems) {
    if (!(document instanceof Fields object)) {
      problems.shape(document, "an object");
      return Optional.empty();
    }
    return new ProfileForm(isResource, source, problems).profile(object);
  }

  private Optional<LocatedProfile> profile(Fields object) {
    (isResource ? RESOURCE_FIELDS : FIELDS).each(object, problems, this::field);
    if (!namesDefaultAction) {
      problems.add(
          FormatProblem.SHAPE,
          object.span(),
          "has no defaultAction",
          "add one, for example \"SCMP_ACT_ERRNO\"");
    }
    return defaultAction.map(
        action ->
            new LocatedProfile(
                source,
                object.span(),
                action,
                defaultErrno,
                architectures,
                flags,
                rules,
                hasListener,
                isResource && !object.text("baseProfileName").isEmpty()));
  }

  private void field(String name, Field field) {
    LocatedValue value = field.value();
    switch (name) {
      case "defaultAction" -> {
        namesDefaultAction = true;
        defaultAction = words.defaultAction(value);
      }
      case "defaultErrnoRet" -> defaultErrno = errno(name, value, problems);
      case "architectures" ->
          elements(
              name,
              value,
              (it, removal) -> words.architecture(it, removal).ifPresent(architectures::add));
      case "flags" -> each(name, value, problems, it -> words.flag(it).ifPresent(flags::add));
      case "listenerPath" ->
          hasListener = problems.text(value, name).filter(it -> !it.isEmpty()).isPresent();
      case "listenerMetadata", "baseProfileName" -> problems.text(value, name);
      case "state" -> words.state(value);
      case "disabled" -> words.disabled(value);
      default -> {
        OldForm.find(value, problems);
        elements(
            name,
            value,
            (it, removal) ->
                RuleForm.understood(it, removal, words, problems).ifPresent(rules::add));
      }
    }
  }

  private void elements(
      String name, LocatedValue value, BiConsumer<LocatedValue, TextEdit> onElement) {
    if (value instanceof Elements array) {
      for (int i = 0; i < array.elements().size(); i++) {
        onElement.accept(array.elements().get(i), array.removal(i));
      }
    } else {
      each(name, value, problems, it -> {});
    }
  }

  /** The elements of an array; none for {@code null}, which Go reads as an empty array. */
  static void each(
      String name, LocatedValue value, Problems problems, Consumer<LocatedValue> onElement) {
    if (value instanceof Elements array) {
      array.elements().forEach(onElement);
    } else if (!(value instanceof Nothing)) {
      problems.shape(value, "an array for " + name);
    }
  }

  static Optional<Located<Integer>> errno(String name, LocatedValue value, Problems problems) {
    Optional<BigInteger> number = whole(name, value, problems);
    if (number.isPresent()
        && (number.get().signum() < 0
            || number.get().compareTo(BigInteger.valueOf(LARGEST_ERRNO)) > 0)) {
      problems.add(
          FormatProblem.SHAPE,
          value.span(),
          name + " " + number.get() + " is not an errno",
          "use a number from 0 to " + (LARGEST_ERRNO - 1)); // libseccomp rejects the largest
    }
    // Runtimes accept numbers that are too great, and filters return their low bits.
    return number
        .filter(it -> it.signum() >= 0)
        .map(it -> new Located<>(value.span(), it.intValue() & Integer.MAX_VALUE));
  }

  static Optional<BigInteger> whole(String name, LocatedValue value, Problems problems) {
    if (value instanceof Whole whole) {
      return Optional.of(whole.number());
    }
    problems.shape(value, "a whole number for " + name);
    return Optional.empty();
  }
}
