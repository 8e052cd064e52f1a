package io.github.kindproof.upgrade.rollout;

import io.github.kindproof.EnvironmentException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A change that turns on SeccompDefault in the kubelet's configuration file. */
final class SeccompDefaultChanger implements Changer {
  private final Kubelet kubelet;
  private final NodeChange.SeccompDefault change;
  private final String fileBefore;
  private final JsonNode configzBefore;

  SeccompDefaultChanger(Kubelet kubelet, NodeChange.SeccompDefault change) {
    this.kubelet = kubelet;
    this.change = change;
    this.fileBefore = kubelet.configuration();
    this.configzBefore =
        kubelet
            .configz()
            .orElseThrow(
                () ->
                    new EnvironmentException(
                        "the kubelet does not report its configuration", "check whether it runs"));
  }

  @Override
  public void make() {
    kubelet.configure(KubeletConfigFile.with(change, fileBefore));
    kubelet.systemctl("restart", "kubelet");
  }

  @Override
  public void takeBack() {
    kubelet.configure(fileBefore);
    kubelet.systemctl("restart", "kubelet");
  }

  @Override
  public Optional<String> notMade(JsonNode configz) {
    return configz.path("seccompDefault").asBoolean(false)
        ? Optional.empty()
        : Optional.of("the kubelet runs, but its configz has no seccompDefault: true");
  }

  /** Compare all of it: the same file is not enough if arguments configure the kubelet too. */
  @Override
  public Optional<String> notTakenBack(JsonNode configz) {
    return configz.equals(configzBefore)
        ? Optional.empty()
        : Optional.of("the kubelet runs, but with another configuration than before");
  }
}
