package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.catalog.ObservedRuntime;
import io.github.kindproof.catalog.OciRuntime;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The syscalls that a pod was observed to make in all runs.
 *
 * @param pod the name of the pod
 * @param containers the syscalls of each container, init containers first
 * @param runs the number of runs
 * @param losses one sentence for each loss of records that a repeated run did not make up for;
 *     empty if no record was lost
 * @param kubernetes the Kubernetes version
 * @param runtime the runtime that started its containers
 * @param kernel the kernel release
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
  /** Create a recording with copies of the lists. */
  public WorkloadRecording {
    containers = List.copyOf(containers);
    losses = List.copyOf(losses);
  }

  /** Return whether no record was lost; only then are all syscalls known. */
  public boolean complete() {
    return losses.isEmpty();
  }

  /**
   * Return a profile for all containers, with their syscalls and those that runtimes make before.
   *
   * @param others other runtimes that are to start the pod, in addition to the recorded one
   */
  public ProfileOfCalls profile(List<OciRuntime> others) {
    return profileOf(together(), others);
  }

  /**
   * Return a profile for one of the containers.
   *
   * @param others other runtimes that are to start it, in addition to the recorded one
   */
  public ProfileOfCalls profileOf(ContainerCalls container, List<OciRuntime> others) {
    List<OciRuntime> runtimes = new ArrayList<>(others);
    runtimes.add(runtime.oci());
    return new ProfileOfCalls(container, RuntimeCalls.seen(runtimes));
  }

  /** Return the syscalls of all containers as of one, with the name of the pod. */
  public ContainerCalls together() {
    return ContainerCalls.merged(pod, containers);
  }
}
