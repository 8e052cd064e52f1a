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
 * How a manifest's objects go to a namespace that the workload has for itself. Pure.
 *
 * <p>The namespace that the manifest names is replaced by it, and a {@code Namespace} in the
 * manifest gives it its labels and annotations (Pod Security levels, for example) instead of being
 * created. What belongs to the whole cluster is refused: it would outlive the workload, and meet
 * what somebody else has there.
 *
 * @param named the namespace that the manifest names, if it names one
 * @param labels of the manifest's {@code Namespace}
 * @param annotations of the manifest's {@code Namespace}
 * @param objects the others, as the manifest has them
 */
record Isolation(
    Optional<String> named,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<HasMetadata> objects) {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
  private static final String SERVICE_ACCOUNT = "ServiceAccount";

  /** Each namespace gets this one from its API server, with its own name. */
  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  Isolation {
    labels = Map.copyOf(labels);
    annotations = Map.copyOf(annotations);
    objects = List.copyOf(objects);
  }

  /**
   * That of a manifest.
   *
   * @throws BadInputException if it names several namespaces, has an object of the whole cluster,
   *     or one object twice
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
          "names the namespaces " + named + ", and a workload has one of its own",
          "write a manifest for each");
    }
    checkEachOnce(manifest, objects);
    labels.remove(NAME_LABEL);
    return new Isolation(named.stream().findFirst(), labels, annotations, objects);
  }

  /** The refusal of an object that has no namespace. */
  static BadInputException ofWholeCluster(Manifest manifest, HasMetadata object) {
    return new BadInputException(
        where(manifest, object),
        "belongs to the whole cluster, and a workload has only a namespace of its own",
        "take it out, and create it with the cluster's client() where the test needs it");
  }

  /** The file and the object in it, for messages. */
  static String where(Manifest manifest, HasMetadata object) {
    ObjectMeta meta = object.getMetadata();
    String name = Objects.requireNonNullElse(meta.getName(), meta.getGenerateName());
    return manifest.file() + ", " + object.getKind() + (name == null ? "" : " " + name);
  }

  /** Copies of the objects that are to be created in this namespace. */
  List<HasMetadata> in(String namespace) {
    return objects.stream().map(object -> in(namespace, object)).toList();
  }

  private HasMetadata in(String namespace, HasMetadata object) {
    HasMetadata copy = SERIALIZATION.clone(object);
    copy.getMetadata().setNamespace(namespace);
    // What `kubectl get -o yaml` printed has it, and no API server takes it.
    copy.getMetadata().setResourceVersion(null);
    if (copy instanceof RoleBinding binding) {
      binding.getSubjects().stream()
          .filter(this::isOfManifest)
          .forEach(subject -> subject.setNamespace(namespace));
    }
    return copy;
  }

  /** A manifest without a namespace is mostly meant for {@code default}. */
  private boolean isOfManifest(Subject subject) {
    return SERVICE_ACCOUNT.equals(subject.getKind())
        && named.orElse("default").equals(subject.getNamespace());
  }

  private static void checkEachOnce(Manifest manifest, List<HasMetadata> objects) {
    Set<String> seen = new HashSet<>();
    for (HasMetadata object : objects) {
      String name = object.getMetadata().getName();
      if (name != null && !seen.add(object.getApiVersion() + " " + object.getKind() + " " + name)) {
        throw new BadInputException(
            where(manifest, object), "occurs twice", "give one another name");
      }
    }
  }

  private static Map<String, String> orEmpty(Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
