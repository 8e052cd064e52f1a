package io.github.kindproof.cluster.kind.config;

import io.github.kindproof.internal.io.yaml.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The remedies for keys that are no fields where they are, and for values of the wrong type. Pure.
 *
 * @param apiVersion the API version of the document that has the key
 * @param kind the kind of that document; empty for the kind config itself
 * @param fields the fields of that document
 * @param minor the minor of Kubernetes that reads it
 */
record FieldAdvice(String apiVersion, String kind, FieldType fields, int minor) {
  private static final List<String> ARGUMENTS = List.of("extraArgs", "kubeletExtraArgs");
  private static final List<String> NODES = List.of("nodes");
  private static final Map<String, String> OTHERS =
      Map.of(
          KubeadmDocument.KUBELET, "kubelet.config.k8s.io/v1beta1",
          KubeadmDocument.PROXY, "kubeproxy.config.k8s.io/v1alpha1");

  /** Return what to do about a key that is no field. */
  String on(FieldCheck.Finding.Unknown unknown) {
    String key = unknown.key();
    return spelling(key, unknown.holder())
        .or(() -> below(unknown))
        .or(() -> elsewhere(key, fields, List.of()).map(place -> "move it " + place))
        .or(() -> otherMinor(unknown.path()))
        .or(() -> document(key))
        .or(() -> otherDocument(key))
        .or(() -> Nearest.to(key, unknown.holder().fields().keySet()).map(it -> "write " + it))
        .orElse("leave it out");
  }

  /** Find a field with the same letters: {@code seccomp-default} for {@code seccompDefault}. */
  private static Optional<String> spelling(String key, FieldType.Struct holder) {
    return holder.fields().keySet().stream()
        .filter(field -> letters(field).equals(letters(key)))
        .findFirst()
        .map(field -> "write " + field);
  }

  private static String letters(String key) {
    return key.replaceAll("[-_.]", "").toLowerCase(Locale.ROOT);
  }

  /** Find the field for arguments beside a key that is one. */
  private static Optional<String> below(FieldCheck.Finding.Unknown unknown) {
    return ARGUMENTS.stream()
        .filter(unknown.holder().fields()::containsKey)
        .filter(field -> unknown.value() instanceof ConfigValue.Scalar)
        .map(field -> "indent it below " + field)
        .findFirst();
  }

  /** Find the key as a field in another place of the same document. */
  private static Optional<String> elsewhere(String key, FieldType type, List<String> path) {
    FieldType holder =
        type instanceof FieldType.ListOf list && path.equals(NODES) ? list.items() : type;
    if (!(holder instanceof FieldType.Struct struct)) {
      return Optional.empty();
    }
    if (struct.fields().containsKey(key)) {
      return Optional.of(path.isEmpty() ? "to the top level" : "below " + String.join(".", path));
    }
    return struct.fields().entrySet().stream()
        .flatMap(field -> elsewhere(key, field.getValue(), longer(path, field.getKey())).stream())
        .findFirst();
  }

  private static List<String> longer(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private Optional<String> otherMinor(List<String> path) {
    return ConfigFields.PACKAGED
        .minors(apiVersion, kind, path)
        .map(minors -> "leave it out: it is a field " + minors);
  }

  /** Find the document whose kind a key names: {@code kubeletConfig}, or {@code kubelet} alone. */
  private Optional<String> document(String key) {
    String named = letters(key).replaceFirst("config(uration)?$", "") + "configuration";
    return KubeadmDocument.KINDS.stream()
        .filter(it -> !it.equals(kind) && letters(it).equals(named))
        .map(it -> "patch " + it + (kind.isEmpty() ? " in kubeadmConfigPatches" : ""))
        .findFirst();
  }

  private Optional<String> otherDocument(String key) {
    return OTHERS.entrySet().stream()
        .filter(other -> !other.getKey().equals(kind))
        .filter(other -> isTopLevel(other.getValue(), other.getKey(), key))
        .map(other -> "set it in " + other.getKey())
        .findFirst();
  }

  private boolean isTopLevel(String version, String document, String key) {
    return ConfigFields.PACKAGED
        .document(version, document, minor)
        .filter(type -> type instanceof FieldType.Struct struct && spells(struct, key))
        .isPresent();
  }

  private static boolean spells(FieldType.Struct struct, String key) {
    return struct.fields().keySet().stream().anyMatch(it -> letters(it).equals(letters(key)));
  }

  /** Return what to do about a value of the wrong type. */
  static String on(FieldCheck.Finding.Mistyped mistyped) {
    ConfigValue value = mistyped.value();
    FieldType expected = mistyped.expected();
    boolean plain = value instanceof ConfigValue.Scalar;
    if (expected instanceof FieldType.Plain type && plain) {
      boolean quoted = value.json().isString();
      if (type.name().equals("string")) {
        return "quote it: \"" + value.text() + "\"";
      } else if (type.name().equals("duration")) {
        return "write it with a unit, for example 1m30s";
      }
      return quoted && isPlain(type, value.text())
          ? "leave out the quotes"
          : "write " + type.words();
    } else if (expected instanceof FieldType.MapOf && value instanceof ConfigValue.Sequence) {
      return "write `NAME: VALUE` for each";
    } else if (expected instanceof FieldType.ListOf && value instanceof ConfigValue.Mapping) {
      return "begin each item with `- `";
    }
    return "write " + expected.words();
  }

  private static boolean isPlain(FieldType.Plain type, String text) {
    return type.name().equals("bool") ? text.matches("true|false") : text.matches("-?\\d+");
  }
}
