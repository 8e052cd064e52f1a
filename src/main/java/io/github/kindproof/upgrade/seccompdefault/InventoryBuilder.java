package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.workload.Manifest;
import io.github.kindproof.workload.SinglePods;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A collector of objects that finds the workloads among them: one for each pod template, whatever
 * pods and other objects were created from it. Every object that it gets is in the inventory. Pure.
 */
public final class InventoryBuilder {
  /** The kinds that create pods, also in versions of the API that are gone. */
  private static final Set<String> POD_MAKERS =
      Set.of(
          "Pod",
          "Deployment",
          "StatefulSet",
          "DaemonSet",
          "Job",
          "CronJob",
          "ReplicaSet",
          "ReplicationController");

  private record Found(HasMetadata object, String source) {}

  private final List<Found> makers = new ArrayList<>();
  private final List<NotLookedAt> notLookedAt = new ArrayList<>();
  private final Map<String, List<String>> unknown = new LinkedHashMap<>();
  private final SortedMap<String, Integer> others = new TreeMap<>();

  /** Add an object of any kind. */
  public void add(HasMetadata object, String source) {
    if (SinglePods.makesPods(object)) {
      makers.add(new Found(object, source));
    } else if (POD_MAKERS.contains(object.getKind())) {
      notLooked(title(object), "no cluster serves " + object.getApiVersion() + " any more");
    } else if (object instanceof GenericKubernetesResource) {
      unknown
          .computeIfAbsent(object.getApiVersion() + " " + object.getKind(), it -> new ArrayList<>())
          .add(name(object.getMetadata()));
    } else {
      others.merge(object.getKind(), 1, Integer::sum);
    }
  }

  /** Note something that was not read. */
  public void notLooked(String what, String why) {
    notLookedAt.add(new NotLookedAt(what, why));
  }

  /**
   * Return the inventory.
   *
   * @param wanted whether a workload counts, by the object that creates its pods
   */
  public Inventory build(Predicate<HasMetadata> wanted, Materials materials) {
    Set<String> known = new HashSet<>();
    makers.forEach(each -> known.add(uid(each.object().getMetadata().getUid())));
    Set<String> named = new HashSet<>();
    Set<String> templates = new HashSet<>();
    List<FoundWorkload> workloads = new ArrayList<>();
    for (Found found : makers) {
      Optional<OwnerReference> owner = controller(found.object());
      Optional<Pod> pod = pod(found.object());
      if (owner.filter(it -> known.contains(it.getUid())).isPresent()
          || !wanted.test(found.object())) {
        continue;
      }
      if (pod.isEmpty()) {
        notLooked(title(found.object()), "it has no template of a pod");
      } else if (owner.isEmpty() || templates.add(owner.get().getUid() + programs(pod.get()))) {
        Optional<OwnerReference> first = owner.filter(it -> named.add(it.getUid()));
        workloads.add(workload(found, first, pod.get()));
      }
    }
    List<NotLookedAt> all = new ArrayList<>(notLookedAt);
    unknown.forEach(
        (kind, names) ->
            all.add(
                new NotLookedAt(
                    kind + " " + String.join(", ", names),
                    "of an unknown kind: its operator may create pods")));
    return new Inventory(workloads, all, others, materials);
  }

  private static Optional<Pod> pod(HasMetadata object) {
    return SinglePods.of(new Manifest(Path.of(""), List.of(object))).pods().stream().findFirst();
  }

  private static FoundWorkload workload(Found found, Optional<OwnerReference> owner, Pod pod) {
    ObjectMeta meta = found.object().getMetadata();
    return new FoundWorkload(
        owner.map(OwnerReference::getKind).orElse(found.object().getKind()),
        Objects.requireNonNullElse(meta.getNamespace(), ""),
        owner.map(OwnerReference::getName).orElse(name(meta)),
        found.source(),
        pod,
        claims(found.object()));
  }

  private static List<String> claims(HasMetadata object) {
    return object instanceof StatefulSet set
        ? set.getSpec().getVolumeClaimTemplates().stream()
            .map(PersistentVolumeClaim::getMetadata)
            .map(InventoryBuilder::name)
            .toList()
        : List.of();
  }

  /** What the containers run: an operator may create pods of several kinds for one object. */
  private static String programs(Pod pod) {
    return pod.getSpec() == null
        ? ""
        : PodContainers.of(pod).stream()
            .map(it -> List.of(it.getImage() + " ", it.getCommand(), it.getArgs()).toString())
            .collect(Collectors.joining());
  }

  /** The object that creates and replaces this one; a node does not replace its static pods. */
  private static Optional<OwnerReference> controller(HasMetadata object) {
    return Optional.ofNullable(object.getMetadata().getOwnerReferences()).stream()
        .flatMap(List::stream)
        .filter(it -> Boolean.TRUE.equals(it.getController()))
        .filter(it -> !Objects.equals(it.getKind(), "Node"))
        .findFirst();
  }

  private static String uid(String uid) {
    return Objects.requireNonNullElse(uid, "");
  }

  private static String title(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return (namespace == null ? "" : namespace + "/")
        + object.getKind().toLowerCase(Locale.ROOT)
        + "/"
        + name(object.getMetadata());
  }

  private static String name(ObjectMeta meta) {
    String name = meta == null ? null : meta.getName();
    String generated = meta == null ? null : meta.getGenerateName();
    return Optional.ofNullable(name)
        .or(() -> Optional.ofNullable(generated).map(it -> it.replaceFirst("-$", "")))
        .orElse("unnamed");
  }
}
