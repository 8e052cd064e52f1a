package io.github.kindproof.seccomp.file;

import io.github.kindproof.internal.progress.Count;
import io.github.kindproof.seccomp.file.LocatedValue.Elements;
import io.github.kindproof.seccomp.file.LocatedValue.Field;
import io.github.kindproof.seccomp.file.LocatedValue.Fields;
import io.github.kindproof.seccomp.file.LocatedValue.Nothing;
import io.github.kindproof.seccomp.file.LocatedValue.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the profiles of a file: the file itself, or what a Kubernetes resource or the spec of a
 * container has inside.
 */
final class ProfileFinder {
  private static final String KIND = "SeccompProfile";
  private static final String LIST = "List";
  private static final String OPERATOR = "security-profiles-operator.x-k8s.io";

  /** Its storage keeps a profile for each container, in the operator's form. */
  private static final String KUBESCAPE = "spdx.softwarecomposition.kubescape.io";

  private static final List<String> CONTAINERS =
      List.of("containers", "initContainers", "ephemeralContainers");

  /** Where the OCI spec is in what runc, crictl and ctr print. */
  private static final List<List<String>> SPECS =
      List.of(List.of(), List.of("info", "runtimeSpec"), List.of("Spec"));

  private final String text;
  private final boolean isJson;
  private final Problems problems;
  private final List<LocatedProfile> found = new ArrayList<>();
  private final List<ProfileProblem> foreign = new ArrayList<>();

  private ProfileFinder(String text, boolean isJson, Problems problems) {
    this.text = text;
    this.isJson = isJson;
    this.problems = problems;
  }

  /**
   * Finds profiles, and reports what the file is if it has none.
   *
   * @param isJson whether the file can be a profile itself
   */
  static List<LocatedProfile> find(
      List<LocatedValue> documents, String text, boolean isJson, Problems problems) {
    ProfileFinder finder = new ProfileFinder(text, isJson, problems);
    documents.forEach(finder::document);
    if (finder.found.isEmpty() && problems.inOrder().isEmpty()) {
      problems.add(finder.foreign.stream().findFirst().orElseGet(ForeignDocument::text));
    }
    return finder.found;
  }

  private void document(LocatedValue document) {
    if (document instanceof Fields object) {
      String kind = object.text("kind");
      if (!kind.isEmpty()) {
        resource(object, kind);
      } else {
        runtimeSpec(object).ifPresentOrElse(this::filterOf, () -> plain(object));
      }
    } else if (document instanceof Elements array && !array.elements().isEmpty()) {
      array(array);
    } else if (isJson) {
      problems.shape(document, "an object");
    } else if (!(document instanceof Nothing)) {
      foreign.add(ForeignDocument.text());
    }
  }

  private void resource(Fields object, String kind) {
    if (kind.endsWith(LIST) && object.get("items").orElse(null) instanceof Elements items) {
      String ofItems = kind.substring(0, kind.length() - LIST.length());
      objects(items)
          .forEach(it -> resource(it, it.text("kind").isEmpty() ? ofItems : it.text("kind")));
      foreign.add(ForeignDocument.resource(object, kind));
    } else if (kind.equals(KIND)) {
      seccompProfile(object);
    } else if (kind.equals("ConfigMap")) {
      configMap(object);
    } else {
      foreign.add(ForeignDocument.resource(object, kind));
    }
  }

  private void seccompProfile(Fields object) {
    String group = object.text("apiVersion").replaceFirst("/.*", "");
    String name = name(object);
    if (group.equals(KUBESCAPE)) {
      CONTAINERS.stream()
          .flatMap(field -> at(object, List.of("spec")).flatMap(it -> it.get(field)).stream())
          .flatMap(ProfileFinder::objects)
          .forEach(it -> operatorSpec(it, name + ", container " + it.text("name")));
    } else if (group.isEmpty() || group.equals(OPERATOR)) {
      operatorSpec(object, name);
    } else {
      foreign.add(
          ForeignDocument.unread(
              object.get("apiVersion").map(LocatedValue::span).orElse(object.span()),
              "is a SeccompProfile of the API group " + group,
              "name a profile in JSON, or a resource of " + OPERATOR));
    }
  }

  private void operatorSpec(Fields object, String name) {
    object
        .get("spec")
        .ifPresentOrElse(
            spec -> read(spec, true, (KIND + " " + name).strip()),
            () ->
                problems.add(
                    FormatProblem.SHAPE,
                    object.span(),
                    "a SeccompProfile has no spec",
                    "add one with a defaultAction"));
  }

  private void configMap(Fields object) {
    boolean none = true;
    if (object.get("data").orElse(null) instanceof Fields data) {
      for (Field entry : data.fields()) {
        if (entry.value() instanceof Text value && isCandidate(value.text())) {
          none = false;
          embedded(value, "ConfigMap " + name(object) + ", " + entry.name());
        }
      }
    }
    if (none) {
      foreign.add(ForeignDocument.resource(object, "ConfigMap"));
    }
  }

  private void embedded(Text value, String source) {
    try {
      read(EmbeddedText.read(value, text), false, source);
    } catch (MalformedDocumentException e) {
      problems.add(e.problem());
    }
  }

  private static boolean isCandidate(String value) {
    return value.stripLeading().startsWith("{") && ProfileFolder.mentionsProfile(value);
  }

  private static Optional<Fields> runtimeSpec(Fields object) {
    return SPECS.stream()
        .flatMap(path -> at(object, path).stream())
        .filter(it -> it.get("ociVersion").isPresent() || it.get("linux").isPresent())
        .findFirst();
  }

  private void filterOf(Fields spec) {
    at(spec, List.of("linux", "seccomp"))
        .ifPresentOrElse(
            it -> read(it, false, "linux.seccomp"),
            () ->
                foreign.add(
                    ForeignDocument.problem(
                        Span.WHOLE_FILE,
                        "is the OCI spec of a container that has no filter",
                        "name a spec with linux.seccomp")));
  }

  private void array(Elements array) {
    List<Fields> objects = objects(array).toList();
    if (objects.stream().anyMatch(it -> runtimeSpec(it).isPresent())) {
      objects.forEach(this::document);
    } else if (objects.stream().anyMatch(ProfileForm::isIn)) {
      problems.add(
          ForeignDocument.unread(
              array.span(),
              "is an array of %s, and a runtime reads one object"
                  .formatted(Count.of(objects.size(), "profile")),
              "write each to a file of its own"));
    } else if (objects.stream().anyMatch(it -> it.get("HostConfig").isPresent())) {
      foreign.add(
          ForeignDocument.problem(
              Span.WHOLE_FILE, "is what docker inspect prints", "name the profile's file"));
    } else {
      problems.shape(array, "an object");
    }
  }

  private void plain(Fields object) {
    if (!ProfileForm.isIn(object) && !object.fields().isEmpty()) {
      foreign.add(ForeignDocument.object(object));
    } else if (isJson) {
      read(object, false, "");
    } else {
      problems.add(
          ForeignDocument.unread(
              object.span(),
              "is a profile in YAML, and runtimes read only JSON",
              "convert it, for example with yq -o json"));
    }
  }

  private void read(LocatedValue value, boolean isResource, String source) {
    ProfileForm.understood(value, isResource, source, problems).ifPresent(found::add);
  }

  private static String name(Fields resource) {
    return at(resource, List.of("metadata")).map(it -> it.text("name")).orElse("");
  }

  private static Optional<Fields> at(Fields object, List<String> path) {
    Optional<Fields> at = Optional.of(object);
    for (String name : path) {
      at = at.flatMap(it -> it.get(name)).filter(Fields.class::isInstance).map(Fields.class::cast);
    }
    return at;
  }

  private static Stream<Fields> objects(LocatedValue array) {
    return array instanceof Elements elements
        ? elements.elements().stream().filter(Fields.class::isInstance).map(Fields.class::cast)
        : Stream.empty();
  }
}
