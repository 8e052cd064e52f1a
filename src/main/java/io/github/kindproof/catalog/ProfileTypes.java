package io.github.kindproof.catalog;

import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The values of {@code seccompProfile.type} that kubelets know, and what they do with others, which
 * an API server of a newer version may accept: from the source of 1.37.2 and 1.38.0-beta.0. Pure.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ProfileTypes {
  /** The type of a container without a filter. */
  public static final String UNCONFINED = "Unconfined";

  /** The type of a profile in an OCI registry, which the API server of 1.38 knows behind a gate. */
  public static final String OCI = "OCI";

  /** The feature gate of {@link #OCI}. */
  public static final String OCI_GATE = "SecurityProfileOCI";

  /** The first minor whose API server knows {@link #OCI_GATE}. */
  private static final int OCI_SINCE = 38;

  private static final Set<String> KNOWN = Set.of("RuntimeDefault", "Localhost", UNCONFINED);

  /**
   * The first minor whose kubelet refuses a type that it does not know, and the newest one read.
   */
  private static final int REFUSED_SINCE = 38;

  private ProfileTypes() {}

  /** Return whether every kubelet knows a type. */
  public static boolean isKnown(String type) {
    return KNOWN.contains(type);
  }

  /** Return whether the API server of this version has {@link #OCI_GATE}. */
  public static boolean hasOciGate(KubernetesVersion apiServer) {
    return apiServer.minor() >= OCI_SINCE;
  }

  /**
   * Return what a kubelet does with a container of a type that it does not know, in one sentence;
   * empty if it knows the type, or is newer than those whose source was read.
   *
   * @param type the type, for example {@code OCI}
   * @param kubelet the version of the node
   */
  public static Optional<String> consequence(String type, KubernetesVersion kubelet) {
    if (isKnown(type) || kubelet.minor() > REFUSED_SINCE) {
      return Optional.empty();
    }
    return Optional.of(
        "a kubelet of %s does not know the type %s and %s"
            .formatted(
                kubelet.version(),
                type,
                kubelet.minor() < REFUSED_SINCE
                    ? "runs the container Unconfined"
                    : "does not start the container"));
  }

  /** Return why a container of a type that its kubelet does not know has no filter. */
  public static String whyUnfiltered(String type) {
    return "its kubelet does not know the type %s, and kubelets before 1.%d run such a container Unconfined"
        .formatted(type, REFUSED_SINCE);
  }
}
