package io.github.kindproof.workload;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.kindproof.BadInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The transfer of a manifest's objects to the workload's own namespace. Pure.
 *
 * <p>That namespace replaces the one in the manifest. A {@code Namespace} object is not created,
 * but supplies the labels and annotations (Pod Security levels, for example). Cluster-scoped
 * objects are rejected: they would outlive the workload, and conflict with others.
 *
 * @param named the namespace that the manifest names, if any
 * @param labels the labels of the manifest's {@code Namespace}
 * @param annotations the annotations of the manifest's {@code Namespace}
 * @param objects all other objects, unchanged
 */
record Isolation(
    Optional<String> named,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<HasMetadata> objects) {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final String SERVICE_ACCOUNT = "ServiceAccount";

  /** The API server sets this label on each namespace. */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  Isolation {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    objects = List.copyOf(objects);
  }

  /**
   * @throws BadInputException if the manifest names several namespaces, or has a cluster-scoped
   *     object or one object twice
   */
  static Isolation of(Manifest manifest) {
    Set<String> named = new TreeSet<>();
    List<HasMetadata> objects = new ArrayList<>();
    Map<String, String> labels = new HashMap<>();
    Map<String, String> annotations = new HashMap<>();
    for (HasMetadata object : manifest.objects()) {
      if (object instanceof Namespace namespace) {
        named.add(String.valueOf(namespace.getMetadata().getName()));
        labels.putAll(orEmpty(namespace.getMetadata().getLabels()));
        annotations.putAll(orEmpty(namespace.getMetadata().getAnnotations()));
        continue;
      }
      if (!(object instanceof Namespaced || object instanceof GenericKubernetesResource)) {
        throw ofWholeCluster(manifest, object);
      }
      Optional.ofNullable(object.getMetadata().getNamespace()).ifPresent(named::add);
      objects.add(object);
    }
    if (named.size() > 1) {
      throw new BadInputException(
          manifest.file().toString(),
          "names the namespaces " + named + ", but a workload has only its own",
          "write a manifest for each");
    }
    checkEachOnce(manifest, objects);
    labels.remove(NAME_LABEL);
    return new Isolation(named.stream().findFirst(), labels, annotations, objects);
  }

  static BadInputException ofWholeCluster(Manifest manifest, HasMetadata object) {
    return new BadInputException(
        where(manifest, object),
        "is cluster-scoped, but a workload has only its own namespace",
        "remove it, and create it with the cluster's client() if the test needs it");
  }

  /** Return the file and the object in it, for messages. */
  static String where(Manifest manifest, HasMetadata object) {
    ObjectMeta meta = object.getMetadata();
    String name = Objects.requireNonNullElse(meta.getName(), meta.getGenerateName());
    return manifest.file() + ", " + object.getKind() + (name == null ? "" : " " + name);
  }

  /** Return copies of the objects for this namespace. */
  List<HasMetadata> in(String namespace) {
    return objects.stream().map(object -> in(namespace, object)).toList();
  }

  private HasMetadata in(String namespace, HasMetadata object) {
    HasMetadata copy = SERIALIZATION.clone(object);
    copy.getMetadata().setNamespace(namespace);
    // The output of `kubectl get -o yaml` contains it, and no API server accepts it.
    copy.getMetadata().setResourceVersion(null);
    if (copy instanceof RoleBinding binding) {
      binding.getSubjects().stream()
          .filter(this::isOfManifest)
          .forEach(subject -> subject.setNamespace(namespace));
    }
    return copy;
  }

  /** A manifest without a namespace is usually meant for {@code default}. */
  private boolean isOfManifest(Subject subject) {
    return SERVICE_ACCOUNT.equals(subject.getKind())
        && named.orElse("default").equals(subject.getNamespace());
  }

  private static void checkEachOnce(Manifest manifest, List<HasMetadata> objects) {
    Set<String> seen = new HashSet<>();
    for (HasMetadata object : objects) {
      String name = object.getMetadata().getName();
      if (name != null && !seen.add(object.getApiVersion() + " " + object.getKind() + " " + name)) {
        throw new BadInputException(where(manifest, object), "occurs twice", "rename one of them");
      }
    }
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
