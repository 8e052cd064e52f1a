package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfile;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import io.github.kindproof.leastprivilege.exercise.PodContainers;
import io.github.kindproof.workload.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A copy of a workload as a single pod that any cluster can run: without its account, its place in
 * the cluster and its requests, and with its ConfigMaps. Its Secrets have the same keys and empty
 * values. Pure.
 *
 * @param workload the workload
 * @param manifest the pod, and the ConfigMaps and Secrets that it refers to
 * @param unfiltered the containers that run without a filter today
 * @param remarks how the copy differs from the workload, one sentence each
 */
public record PodCopy(
    FoundWorkload workload, Manifest manifest, List<String> unfiltered, List<String> remarks) {
  private static final long LONGEST_GRACE_SECONDS = 10;
  private static final int LONGEST_NAME = 50;

  /** A ConfigMap that the API server adds to pods, and to each namespace. */
  private static final String CERTIFICATE = "kube-root-ca.crt";

  /** Create a copy of the lists. */
  public PodCopy {
    unfiltered = List.copyOf(unfiltered);
    remarks = List.copyOf(remarks);
  }

  /** Whether a workload is copied. */
  public sealed interface Decision {
    /** It is copied. */
    record Copied(PodCopy copy) implements Decision {}

    /**
     * SeccompDefault does not change it.
     *
     * @param why one line
     */
    record NotAffected(String why) implements Decision {}

    /**
     * It cannot be copied.
     *
     * @param why one line
     */
    record NotCopied(String why) implements Decision {}
  }

  /** Decide whether a workload is copied, and copy it. */
  public static Decision of(FoundWorkload workload, Materials materials) {
    PodSpec spec = workload.pod().getSpec();
    if (spec == null || spec.getContainers().isEmpty()) {
      return new Decision.NotCopied("its template has no containers");
    }
    List<String> unfiltered =
        PodContainers.of(workload.pod()).stream()
            .filter(each -> TodaysFilter.of(spec, each) == TodaysFilter.NONE)
            .map(Container::getName)
            .toList();
    if (unfiltered.isEmpty()) {
      return new Decision.NotAffected(whyNotAffected(workload.pod()));
    }
    List<String> obstacles = CopyObstacles.of(workload);
    return obstacles.isEmpty()
        ? new Decision.Copied(copy(workload, unfiltered, materials))
        : new Decision.NotCopied(String.join("; ", obstacles));
  }

  /** Return the name of its pod. */
  public String pod() {
    return manifest.pods().get(0).getMetadata().getName();
  }

  /** Return the manifest with the unfiltered containers under RuntimeDefault. */
  public Manifest underRuntimeDefault() {
    SeccompProfile profile = new SeccompProfileBuilder().withType("RuntimeDefault").build();
    return under(container -> profile);
  }

  /**
   * Return the manifest with the unfiltered containers under Localhost profiles.
   *
   * @param files the profile files by container name
   */
  public Manifest underProfiles(Map<String, String> files) {
    return under(
        container ->
            new SeccompProfileBuilder()
                .withType("Localhost")
                .withLocalhostProfile(files.get(container))
                .build());
  }

  private Manifest under(Function<String, SeccompProfile> profiles) {
    return manifest.withPods(
        pod ->
            PodContainers.changed(
                pod,
                each ->
                    unfiltered.contains(each.getName())
                        ? withProfile(each, profiles.apply(each.getName()))
                        : each));
  }

  private static String whyNotAffected(Pod pod) {
    Map<TodaysFilter, List<String>> byFilter =
        PodContainers.of(pod).stream()
            .collect(
                Collectors.groupingBy(
                    each -> TodaysFilter.of(pod.getSpec(), each),
                    Collectors.mapping(Container::getName, Collectors.toList())));
    if (byFilter.size() == 1) {
      return "it " + byFilter.keySet().iterator().next().words();
    }
    return byFilter.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> String.join(", ", each.getValue()) + " " + each.getKey().words())
        .collect(Collectors.joining("; "));
  }

  private static PodCopy copy(
      FoundWorkload workload, List<String> unfiltered, Materials materials) {
    List<String> remarks = new ArrayList<>();
    List<HasMetadata> objects = new ArrayList<>();
    Pod pod = pod(workload, remarks);
    ReferencedKeys keys = ReferencedKeys.of(workload.pod().getSpec());
    keys.configMaps().remove(CERTIFICATE); // each namespace has its own
    keys.configMaps()
        .forEach(
            (name, each) ->
                objects.add(configMap(workload.namespace(), name, each, materials, remarks)));
    Set<String> unknown = new TreeSet<>();
    keys.secrets()
        .forEach(
            (name, each) -> {
              Secret secret = secret(workload.namespace(), name, each, materials);
              objects.add(secret);
              if (keys.wholeSecrets().contains(name) && secret.getData().isEmpty()) {
                unknown.add(name);
              }
            });
    unknown.forEach(
        name -> remarks.add("its spec does not name the keys of Secret " + name + ": it is empty"));
    objects.add(pod); // last, as it does not start without the others
    return new PodCopy(
        workload, new Manifest(Path.of(workload.source()), objects), unfiltered, remarks);
  }

  private static Pod pod(FoundWorkload workload, List<String> remarks) {
    Pod pod = workload.pod();
    PodSpec spec = pod.getSpec();
    Long grace = spec.getTerminationGracePeriodSeconds();
    boolean longGrace = grace == null || grace > LONGEST_GRACE_SECONDS;
    Pod copy =
        new PodBuilder()
            .withNewMetadata()
            .withName(name(workload.name()))
            .withLabels(pod.getMetadata().getLabels())
            .withAnnotations(portable(pod.getMetadata().getAnnotations()))
            .endMetadata()
            .withSpec(spec)
            .editSpec()
            .withNodeName(null)
            .withNodeSelector(Map.of())
            .withAffinity(null)
            .withTolerations(List.of())
            .withTopologySpreadConstraints(List.of())
            .withPriority(null)
            .withPriorityClassName(null)
            .withPreemptionPolicy(null)
            .withSchedulerName(null)
            .withSchedulingGates(List.of())
            .withReadinessGates(List.of())
            .withOverhead(Map.of())
            .withEphemeralContainers(List.of())
            .withImagePullSecrets(List.of())
            .withServiceAccount(null)
            .withServiceAccountName(null)
            .withAutomountServiceAccountToken(false)
            .withTerminationGracePeriodSeconds(longGrace ? LONGEST_GRACE_SECONDS : grace)
            .withSecurityContext(portable(spec.getSecurityContext()))
            .withVolumes(spec.getVolumes().stream().map(each -> portable(each, remarks)).toList())
            .endSpec()
            .build();
    return PodContainers.changed(copy, each -> portable(copy, each, remarks));
  }

  /** A name that is also a label, as pods of some controllers need. */
  private static String name(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    String trimmed = cut.replaceAll("^-+|-+$", "");
    return trimmed.isEmpty() ? "copy" : trimmed;
  }

  /** AppArmor profiles are not on the node; fields, not annotations, name seccomp profiles. */
  private static Map<String, String> portable(Map<String, String> annotations) {
    Map<String, String> kept = new HashMap<>(Optional.ofNullable(annotations).orElse(Map.of()));
    kept.keySet().removeIf(key -> key.contains("apparmor") || key.contains("seccomp"));
    return kept;
  }

  private static PodSecurityContext portable(PodSecurityContext context) {
    if (context == null) {
      return new PodSecurityContext();
    }
    PodSecurityContext copy = context.toBuilder().withAppArmorProfile(null).build();
    if (isLocalhost(copy.getSeccompProfile())) {
      copy.setSeccompProfile(new SeccompProfileBuilder().withType("Unconfined").build());
    }
    return copy;
  }

  private static boolean isLocalhost(SeccompProfile profile) {
    return profile != null && !Set.of("RuntimeDefault", "Unconfined").contains(profile.getType());
  }

  private static Container portable(Pod pod, Container container, List<String> remarks) {
    ContainerBuilder copy =
        new ContainerBuilder(container)
            .withImagePullPolicy("IfNotPresent")
            .withResources(withoutRequests(container.getResources()));
    if (container.getSecurityContext() != null) {
      copy.editSecurityContext().withAppArmorProfile(null).endSecurityContext();
      if (isLocalhost(container.getSecurityContext().getSeccompProfile())) {
        copy.editSecurityContext()
            .withNewSeccompProfile()
            .withType("Unconfined")
            .endSeccompProfile()
            .endSecurityContext();
      }
    }
    if (TodaysFilter.of(pod.getSpec(), container) == TodaysFilter.NAMED
        && !TodaysFilter.of(pod.getSpec(), copy.build()).equals(TodaysFilter.NAMED)) {
      remarks.add("container " + container.getName() + " runs without its own profile");
    }
    return copy.build();
  }

  /** Return the limits, on which programs decide; a limit alone would also be a request. */
  private static ResourceRequirements withoutRequests(ResourceRequirements resources) {
    if (resources == null) {
      return new ResourceRequirements();
    }
    Map<String, Quantity> none =
        Optional.<Map<String, Quantity>>ofNullable(resources.getLimits())
            .orElse(Map.of())
            .keySet()
            .stream()
            .collect(Collectors.toMap(name -> name, name -> new Quantity("0")));
    return new ResourceRequirementsBuilder()
        .withLimits(resources.getLimits())
        .withRequests(none)
        .build();
  }

  /** A projected token would be one of an account that the copy does not have. */
  private static Volume portable(Volume volume, List<String> remarks) {
    if (volume.getProjected() == null) {
      return volume;
    }
    List<VolumeProjection> sources =
        volume.getProjected().getSources().stream()
            .filter(
                each ->
                    each.getConfigMap() != null
                        || each.getSecret() != null
                        || each.getDownwardAPI() != null)
            .toList();
    if (sources.size() < volume.getProjected().getSources().size()) {
      remarks.add("volume " + volume.getName() + " has no token of a service account");
    }
    return sources.isEmpty()
        ? new VolumeBuilder().withName(volume.getName()).withNewEmptyDir().endEmptyDir().build()
        : new VolumeBuilder(volume).editProjected().withSources(sources).endProjected().build();
  }

  private static ConfigMap configMap(
      String namespace,
      String name,
      SortedSet<String> keys,
      Materials materials,
      List<String> remarks) {
    Optional<ConfigMap> found = materials.configMap(namespace, name);
    if (found.isEmpty()) {
      remarks.add("ConfigMap " + name + " was not found: it is empty");
    }
    Map<String, String> data = ReferencedKeys.empty(keys);
    found.map(ConfigMap::getData).ifPresent(data::putAll);
    Map<String, String> binary = found.map(ConfigMap::getBinaryData).orElse(Map.of());
    data.keySet().removeAll(binary.keySet());
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withData(data)
        .withBinaryData(binary)
        .build();
  }

  private static Secret secret(
      String namespace, String name, SortedSet<String> keys, Materials materials) {
    Map<String, String> data = ReferencedKeys.empty(keys);
    materials.secretKeys(namespace, name).forEach(key -> data.put(key, ""));
    materials
        .secret(namespace, name)
        .ifPresent(
            given -> {
              data.putAll(Optional.ofNullable(given.getData()).orElse(Map.of()));
              Optional.ofNullable(given.getStringData())
                  .orElse(Map.of())
                  .keySet()
                  .forEach(data::remove);
            });
    return new SecretBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withData(data)
        .withStringData(
            materials.secret(namespace, name).map(Secret::getStringData).orElse(Map.of()))
        .build();
  }

  private static Container withProfile(Container container, SeccompProfile profile) {
    return new ContainerBuilder(container)
        .editOrNewSecurityContext()
        .withSeccompProfile(profile)
        .endSecurityContext()
        .build();
  }
}
