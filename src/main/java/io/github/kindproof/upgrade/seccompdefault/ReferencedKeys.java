package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.ConfigMapProjection;
import io.fabric8.kubernetes.api.model.ConfigMapVolumeSource;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.SecretProjection;
import io.fabric8.kubernetes.api.model.SecretVolumeSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys of ConfigMaps and Secrets that the spec of a pod refers to. Pure. */
final class ReferencedKeys {
  private final SortedMap<String, SortedSet<String>> configMaps = new TreeMap<>();
  private final SortedMap<String, SortedSet<String>> secrets = new TreeMap<>();
  private final SortedSet<String> wholeSecrets = new TreeSet<>();

  private ReferencedKeys() {}

  static ReferencedKeys of(PodSpec spec) {
    ReferencedKeys keys = new ReferencedKeys();
    Stream.concat(spec.getInitContainers().stream(), spec.getContainers().stream())
        .forEach(keys::add);
    spec.getVolumes().forEach(keys::add);
    return keys;
  }

  /** Return the keys by the names of the ConfigMaps. */
  SortedMap<String, SortedSet<String>> configMaps() {
    return configMaps;
  }

  /** Return the keys by the names of the Secrets. */
  SortedMap<String, SortedSet<String>> secrets() {
    return secrets;
  }

  /** Return the Secrets that the spec uses with all their keys, without naming the keys. */
  SortedSet<String> wholeSecrets() {
    return wholeSecrets;
  }

  private void add(Container container) {
    for (EnvVar variable : container.getEnv()) {
      Optional<EnvVarSource> from = Optional.ofNullable(variable.getValueFrom());
      from.map(EnvVarSource::getConfigMapKeyRef)
          .ifPresent(it -> put(configMaps, it.getName(), List.of(it.getKey())));
      from.map(EnvVarSource::getSecretKeyRef)
          .ifPresent(it -> put(secrets, it.getName(), List.of(it.getKey())));
    }
    for (EnvFromSource from : container.getEnvFrom()) {
      if (from.getConfigMapRef() != null) {
        put(configMaps, from.getConfigMapRef().getName(), List.of());
      }
      if (from.getSecretRef() != null) {
        wholeSecret(from.getSecretRef().getName());
      }
    }
  }

  private void add(Volume volume) {
    ConfigMapVolumeSource configMap = volume.getConfigMap();
    if (configMap != null) {
      put(configMaps, configMap.getName(), keys(configMap.getItems()));
    }
    SecretVolumeSource secret = volume.getSecret();
    if (secret != null) {
      secret(secret.getSecretName(), secret.getItems());
    }
    if (volume.getProjected() != null) {
      volume.getProjected().getSources().forEach(this::add);
    }
  }

  private void add(VolumeProjection source) {
    ConfigMapProjection configMap = source.getConfigMap();
    if (configMap != null) {
      put(configMaps, configMap.getName(), keys(configMap.getItems()));
    }
    SecretProjection secret = source.getSecret();
    if (secret != null) {
      secret(secret.getName(), secret.getItems());
    }
  }

  private void secret(@Nullable String name, List<KeyToPath> items) {
    if (items.isEmpty()) {
      wholeSecret(name);
    } else {
      put(secrets, name, keys(items));
    }
  }

  private void wholeSecret(@Nullable String name) {
    if (name != null) {
      put(secrets, name, List.of());
      wholeSecrets.add(name);
    }
  }

  private static List<String> keys(List<KeyToPath> items) {
    return items.stream().map(KeyToPath::getKey).filter(Objects::nonNull).toList();
  }

  private static void put(
      Map<String, SortedSet<String>> all, @Nullable String name, List<String> keys) {
    if (name != null) {
      all.computeIfAbsent(name, it -> new TreeSet<>()).addAll(keys);
    }
  }

  /** Return empty values for these keys. */
  static Map<String, String> empty(SortedSet<String> keys) {
    Map<String, String> values = new HashMap<>();
    keys.forEach(key -> values.put(key, ""));
    return values;
  }
}
