package io.github.kindproof.cluster;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A description of a cluster, independent of its Kubernetes version; the provider translates it
 * into the nodes' configuration.
 *
 * @param workers the number of workers in addition to the control plane, at least 0
 * @param seccompDefault where SeccompDefault is on
 * @param profiles the host folder that all nodes have as their {@code profiles}, as written in the
 *     config; empty for none
 * @param apiServerGates the feature gates that are on in the API server and in nothing else, for
 *     example {@code SecurityProfileOCI}
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ClusterIntent(
    int workers,
    SeccompDefaultNodes seccompDefault,
    Optional<String> profiles,
    List<String> apiServerGates)
    implements ClusterShape {
  /** Copy the list. */
  public ClusterIntent {
    apiServerGates = List.copyOf(apiServerGates);
  }

  /** Create an intent without feature gates. */
  public ClusterIntent(int workers, SeccompDefaultNodes seccompDefault, Optional<String> profiles) {
    this(workers, seccompDefault, profiles, List.of());
  }

  /** Create an intent of one node without further requirements. */
  public static ClusterIntent asItIs() {
    return new ClusterIntent(0, new SeccompDefaultNodes.AsItIs(), Optional.empty());
  }

  /** Return a readable name, unique except for the folder of profiles. */
  @Override
  public String name() {
    return seccompName()
        + (workers == 0 ? "" : "-" + workers + "-workers")
        + (profiles.isPresent() ? "-with-profiles" : "")
        + (apiServerGates.isEmpty() ? "" : "-with-" + String.join("-", apiServerGates));
  }

  /** Return the same intent on a single node; unchanged if its nodes differ. */
  public ClusterIntent onOneNode() {
    return seccompDefault instanceof SeccompDefaultNodes.Some
        ? this
        : new ClusterIntent(0, seccompDefault, profiles, apiServerGates);
  }

  /** Return the value of the API server's argument {@code --feature-gates}. */
  @API(status = API.Status.INTERNAL)
  public String apiServerGateArgument() {
    return apiServerGates.stream().map(gate -> gate + "=true").collect(Collectors.joining(","));
  }

  /** Return the same intent with these feature gates of the API server. */
  public ClusterIntent withApiServerGates(List<String> gates) {
    return new ClusterIntent(workers, seccompDefault, profiles, gates);
  }

  private String seccompName() {
    if (seccompDefault instanceof SeccompDefaultNodes.Some some) {
      return "seccomp-default-on-" + String.join("-", some.names());
    }
    return seccompDefault instanceof SeccompDefaultNodes.All ? "seccomp-default" : "plain";
  }
}
