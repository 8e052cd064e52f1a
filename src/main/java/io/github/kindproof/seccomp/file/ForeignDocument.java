package io.github.kindproof.seccomp.file;

import io.github.kindproof.catalog.ProfileTypes;
import io.github.kindproof.seccomp.file.LocatedValue.Elements;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import io.github.kindproof.seccomp.file.LocatedValue.Text;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Describes a document that has no profile inside, and what to name instead. */
final class ForeignDocument {
  private static final String ANNOTATION = "seccomp.security.alpha.kubernetes.io/";
  private static final String OF_DOCKER = "seccomp[:=](?!unconfined$|builtin$).+";
  private static final String REMEDY =
      "name a profile in JSON, or YAML with SeccompProfile resources";

  private ForeignDocument() {}

  static ProfileProblem problem(Span span, String what, String remedy) {
    return ProfileProblem.of(FormatProblem.NOT_A_PROFILE, span, what, remedy);
  }

  static ProfileProblem unread(Span span, String what, String remedy) {
    return ProfileProblem.of(FormatProblem.UNREAD_FORM, span, what, remedy);
  }

  static ProfileProblem text() {
    return problem(Span.WHOLE_FILE, "has no profile", REMEDY);
  }

  /** A Kubernetes resource, for example a pod that uses a profile. */
  static ProfileProblem resource(Fields object, String kind) {
    Optional<Field> annotation = setting(object, it -> it.contains(ANNOTATION));
    if (annotation.isPresent()) {
      return problem(
          annotation.get().nameSpan(),
          "is a resource of kind %s with a seccomp annotation, which Kubernetes 1.25 and later ignore"
              .formatted(kind),
          "use securityContext.seccompProfile");
    }
    Optional<Text> unknown = unknownType(object);
    if (unknown.isPresent()) {
      return problem(
          unknown.get().span(),
          "is a resource of kind %s whose seccompProfile has the type %s, which older kubelets do not know: those before 1.38 run the container Unconfined"
              .formatted(kind, unknown.get().text()),
          "use RuntimeDefault or Localhost until every kubelet knows the type");
    }
    return setting(object, "localhostProfile"::equals)
        .map(it -> user(it.value(), "a resource of kind " + kind))
        .orElseGet(
            () ->
                problem(
                    object.get("kind").map(LocatedValue::span).orElse(Span.WHOLE_FILE),
                    "is a resource of kind %s without a profile".formatted(kind),
                    REMEDY));
  }

  static ProfileProblem object(Fields object) {
    if (object.get("services").isPresent()) {
      return texts(object)
          .filter(it -> it.text().matches(OF_DOCKER))
          .findFirst()
          .map(it -> user(it, "a Compose file"))
          .orElseGet(() -> problem(Span.WHOLE_FILE, "is a Compose file", REMEDY));
    }
    Optional<LocatedValue> ofDaemon = object.get("seccomp-profile");
    if (ofDaemon.isPresent()) {
      return user(ofDaemon.get(), "the configuration of Docker's daemon");
    }
    return object.fields().stream()
        .filter(it -> it.value() instanceof Fields inner && ProfileForm.isIn(inner))
        .findFirst()
        .map(
            it ->
                unread(
                    it.nameSpan(),
                    "has the profile inside \"%s\", where no runtime reads it".formatted(it.name()),
                    "write the profile itself into the file"))
        .orElseGet(() -> problem(Span.WHOLE_FILE, "has no field of a seccomp profile", REMEDY));
  }

  private static ProfileProblem user(LocatedValue profile, String what) {
    String name = profile instanceof Text text ? text.text() : profile.described();
    return problem(
        profile.span(),
        "is %s, which uses the profile %s".formatted(what, name.replaceFirst("^seccomp[:=]", "")),
        "name the profile's own file");
  }

  /** The first field with such a name and a text; a schema describes it with an object. */
  private static Optional<Field> setting(LocatedValue value, Predicate<String> name) {
    return fields(value)
        .filter(it -> name.test(it.name()) && it.value() instanceof Text)
        .findFirst();
  }

  /** The first type of a seccompProfile that kubelets may not know. */
  private static Optional<Text> unknownType(Fields object) {
    return fields(object)
        .filter(it -> it.name().equals("seccompProfile"))
        .flatMap(it -> it.value() instanceof Fields inner ? inner.get("type").stream() : null)
        .flatMap(it -> it instanceof Text type ? Stream.of(type) : null)
        .filter(it -> !ProfileTypes.isKnown(it.text()))
        .findFirst();
  }

  private static Stream<Field> fields(LocatedValue value) {
    return value instanceof Fields object
        ? object.fields().stream().flatMap(it -> Stream.concat(Stream.of(it), fields(it.value())))
        : children(value).flatMap(ForeignDocument::fields);
  }

  private static Stream<Text> texts(LocatedValue value) {
    return value instanceof Text text
        ? Stream.of(text)
        : children(value).flatMap(ForeignDocument::texts);
  }

  private static Stream<LocatedValue> children(LocatedValue value) {
    if (value instanceof Fields object) {
      return object.fields().stream().map(Field::value);
    }
    return value instanceof Elements array ? array.elements().stream() : Stream.empty();
  }
}
