package io.github.kindproof.fleet.check;

import java.time.Duration;
import java.util.Optional;

/** Plans of checks, for suites. */
public final class Plans {
  private Plans() {}

  /** Asks nodes of ours what they do by default, with the probe that they have. */
  public static CheckPlan simple(int atOnce, Duration limit) {
    return of("kindproof/probe:1", true, atOnce, limit);
  }

  /** The same without asking the kubelets for their settings. */
  public static CheckPlan withoutSettings(int atOnce, Duration limit) {
    return of("kindproof/probe:1", false, atOnce, limit);
  }

  /** The same with another image. */
  public static CheckPlan withImage(String image) {
    return of(image, true, 1, Duration.ofSeconds(60));
  }

  private static CheckPlan of(String image, boolean settings, int atOnce, Duration limit) {
    return new CheckPlan(
        image, Optional.empty(), false, "/var/lib/kubelet", settings, "", atOnce, limit);
  }
}
