package io.github.kindproof.leastprivilege.record;

import io.github.kindproof.seccomp.Architecture;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * The syscalls that one container was observed to make.
 *
 * @param container the name of the container in the pod
 * @param calls the syscalls, sorted by architecture and name
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ContainerCalls(String container, List<RecordedCall> calls) {
  /** Create an instance with a copy of the syscalls. */
  public ContainerCalls {
    calls = List.copyOf(calls);
  }

  /** Return the names of the syscalls, without duplicates. */
  public SortedSet<String> names() {
    TreeSet<String> names = new TreeSet<>();
    calls.forEach(call -> names.add(call.name()));
    return names;
  }

  /** Return the architectures of the syscalls. */
  public SortedSet<Architecture> architectures() {
    TreeSet<Architecture> architectures = new TreeSet<>();
    calls.forEach(call -> architectures.add(call.architecture()));
    return architectures;
  }

  /**
   * Merge the syscalls of a container in several runs, or of several containers, under one name.
   */
  static ContainerCalls merged(String container, Collection<ContainerCalls> all) {
    Map<String, RecordedCall> merged = new TreeMap<>();
    for (ContainerCalls each : all) {
      for (RecordedCall call : each.calls) {
        merged.merge(call.key(), call, RecordedCall::with);
      }
    }
    return new ContainerCalls(container, List.copyOf(merged.values()));
  }
}
