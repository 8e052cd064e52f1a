package io.github.kindproof.upgrade.seccompdefault;

import io.github.kindproof.seccomp.SeccompProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Profiles with which a workload keeps what it does today: RuntimeDefault and a few more syscalls.
 *
 * @param profiles the profiles, in the order of the containers
 * @param failure how the copy failed under them; empty if it worked
 */
public record Remedy(List<ContainerProfile> profiles, Optional<String> failure) {
  /** Create a remedy with a copy of the list. */
  public Remedy {
    profiles = List.copyOf(profiles);
  }

  /**
   * A profile for one container.
   *
   * @param container its name
   * @param profile RuntimeDefault as the runtime builds it for the container, with more syscalls
   * @param added these syscalls
   * @param risks why they are dangerous to allow, by syscall; without those not known to be
   * @param exploits the published exploits that RuntimeDefault blocks and the profile does not
   */
  public record ContainerProfile(
      String container,
      SeccompProfile profile,
      List<String> added,
      Map<String, String> risks,
      List<String> exploits) {
    /** Create a profile with copies of the collections. */
    public ContainerProfile {
      added = List.copyOf(added);
      exploits = List.copyOf(exploits);
    }
  }
}
