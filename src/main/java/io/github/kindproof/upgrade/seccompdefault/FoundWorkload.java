package io.github.kindproof.upgrade.seccompdefault;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Locale;

/**
 * A workload: a pod, or an object that creates pods from one template.
 *
 * @param kind the kind of the object, for example {@code Deployment}
 * @param namespace its namespace; empty if a manifest names none
 * @param name its name
 * @param source the file or the cluster that it was found in
 * @param pod a pod, as the object would create it
 * @param claims the volume claims that the object creates for each of its pods
 */
public record FoundWorkload(
    String kind, String namespace, String name, String source, Pod pod, List<String> claims) {
  /** Create a workload with a copy of the list. */
  public FoundWorkload {
    claims = List.copyOf(claims);
  }

  /** Return the name with the kind and the namespace: {@code shop/deployment/web}. */
  public String id() {
    return (namespace.isEmpty() ? "" : namespace + "/") + kindAndName();
  }

  /** Return whether a user means this workload by a name, with or without kind and namespace. */
  public boolean isNamed(String wanted) {
    return wanted.equals(name) || wanted.equals(kindAndName()) || wanted.equals(id());
  }

  private String kindAndName() {
    return kind.toLowerCase(Locale.ROOT) + "/" + name;
  }

  @Override
  public String toString() {
    return id();
  }
}
