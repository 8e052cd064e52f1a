package io.github.kindproof.upgrade.seccompdefault.run;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.github.kindproof.upgrade.seccompdefault.Materials;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The ConfigMaps and Secrets of manifests. An object without a namespace belongs to any.
 *
 * @param objects the objects of the manifests
 * @param secrets the Secrets whose values the copies get
 */
record GivenMaterials(List<HasMetadata> objects, List<Secret> secrets) implements Materials {
  @Override
  public Optional<ConfigMap> configMap(String namespace, String name) {
    return find(objects, ConfigMap.class, namespace, name);
  }

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return find(secrets, Secret.class, namespace, name);
  }

  @Override
  public Set<String> secretKeys(String namespace, String name) {
    Set<String> keys = new LinkedHashSet<>();
    find(objects, Secret.class, namespace, name)
        .ifPresent(
            it -> {
              keys.addAll(
                  Objects.requireNonNullElse(it.getData(), Map.<String, String>of()).keySet());
              keys.addAll(
                  Objects.requireNonNullElse(it.getStringData(), Map.<String, String>of())
                      .keySet());
            });
    return keys;
  }

  static <T extends HasMetadata> Optional<T> find(
      Collection<? extends HasMetadata> objects, Class<T> type, String namespace, String name) {
    return objects.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(it -> name.equals(it.getMetadata().getName()))
        .filter(
            it ->
                namespace.isEmpty()
                    || it.getMetadata().getNamespace() == null
                    || namespace.equals(it.getMetadata().getNamespace()))
        .findFirst();
  }
}
