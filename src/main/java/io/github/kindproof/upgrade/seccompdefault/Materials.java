package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Optional;
import java.util.Set;

/** The ConfigMaps and Secrets that copies of workloads can get. */
public interface Materials {
  /** Return a ConfigMap with its data; empty if there is none, or it cannot be read. */
  Optional<ConfigMap> configMap(String namespace, String name);

  /** Return a Secret that the user supplies for copies; empty if there is none. */
  Optional<Secret> secret(String namespace, String name);

  /**
   * Return the keys of a Secret, without its values, as far as they are known without reading it
   * from a cluster.
   */
  Set<String> secretKeys(String namespace, String name);
}
