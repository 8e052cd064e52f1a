package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.OciRuntime;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * What a pod was seen to call in all runs.
 *
 * @param pod its name
 * @param containers init containers first
 * @param runs how many there were
 * @param losses one sentence for each loss of records that could not be made up for; empty if every
 *     record is there
 * @param kubernetes the version that ran it
 * @param runtime what its containers were started with
 * @param kernel the kernel's release
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record WorkloadRecording(
    String pod,
    List<ContainerCalls> containers,
    int runs,
    List<String> losses,
    String kubernetes,
    ObservedRuntime runtime,
    String kernel) {
  public WorkloadRecording {
    containers = List.copyOf(containers);
    losses = List.copyOf(losses);
  }

  /** Whether no record was lost: only then its calls are all calls. */
  public boolean complete() {
    return losses.isEmpty();
  }

  /**
   * What a profile for all its containers allows: what they call, and what runtimes do before.
   *
   * @param others runtimes that shall start it too, besides the one of the recording
   */
  public ProfileOfCalls profile(List<OciRuntime> others) {
    return profileOf(together(), others);
  }

  /** The same for one of its containers. */
  public ProfileOfCalls profileOf(ContainerCalls container, List<OciRuntime> others) {
    List<OciRuntime> runtimes = new ArrayList<>(others);
    runtimes.add(runtime.oci());
    return new ProfileOfCalls(container, RuntimeCalls.seen(runtimes));
  }

  /** All containers as one, named like the pod. */
  public ContainerCalls together() {
    return ContainerCalls.merged(pod, containers);
  }
}
