package io.github.kindproof.cluster;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What is wanted of a cluster, whatever its Kubernetes version; the provider says how that is told
 * its nodes.
 *
 * @param workers how many workers there are beside the control plane, at least 0
 * @param seccompDefault where SeccompDefault is on
 * @param profiles the folder of the host that all nodes have as their {@code profiles}, as it shall
 *     stand in the config; empty for none
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ClusterIntent(
    int workers, SeccompDefaultNodes seccompDefault, Optional<String> profiles)
    implements ClusterShape {

  /** One node, nothing asked of it. */
  public static ClusterIntent asItIs() {
    return new ClusterIntent(0, new SeccompDefaultNodes.AsItIs(), Optional.empty());
  }

  /** A readable name, different for different intents but for the folder of profiles. */
  @Override
  public String name() {
    return seccompName()
        + (workers == 0 ? "" : "-" + workers + "-workers")
        + (profiles.isPresent() ? "-with-profiles" : "");
  }

  /** The same on a single node, where that is as good: not if its nodes differ. */
  public ClusterIntent onOneNode() {
    return seccompDefault instanceof SeccompDefaultNodes.Some
        ? this
        : new ClusterIntent(0, seccompDefault, profiles);
  }

  private String seccompName() {
    if (seccompDefault instanceof SeccompDefaultNodes.Some some) {
      return "seccomp-default-on-" + String.join("-", some.names());
    }
    return seccompDefault instanceof SeccompDefaultNodes.All ? "seccomp-default" : "plain";
  }
}
