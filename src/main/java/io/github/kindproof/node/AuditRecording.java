package io.github.kindproof.node;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The seccomp audit records of a span of time, of all processes on the host.
 *
 * @param entries in the kernel's order
 * @param marks the beginnings that were marked, in their order
 * @param losses one sentence for each loss that was noticed; empty if no record was lost
 */
public record AuditRecording(List<Entry> entries, List<Mark> marks, List<String> losses) {
  /** Copy the lists. */
  public AuditRecording {
    entries = List.copyOf(entries);
    marks = List.copyOf(marks);
    losses = List.copyOf(losses);
  }

  /**
   * A record and the container that it belongs to.
   *
   * @param cgroupKnown false if the process was gone before its cgroup could be read, and nothing
   *     else tells its container
   * @param containerId the id of the innermost container, empty for the host's own processes
   */
  public record Entry(AuditRecord record, boolean cgroupKnown, Optional<String> containerId) {
    private Entry attributedBy(Map<Long, String> containers) {
      String container = containers.get(record.session());
      return container == null ? this : new Entry(record, true, Optional.of(container));
    }
  }

  /**
   * A mark at which something began.
   *
   * @param name the name that it was marked with
   * @param before the number of entries before it
   */
  public record Mark(String name, int before) {}

  /**
   * Return the recording with each record attributed to the container of its session. This covers
   * even the shortest process, whose cgroup could not be read in time.
   *
   * @param containers the ids of containers by their sessions, see {@link ContainerSessions}
   */
  public AuditRecording attributedBy(Map<Long, String> containers) {
    return new AuditRecording(
        entries.stream().map(entry -> entry.attributedBy(containers)).toList(), marks, losses);
  }

  /** Return whether no record was lost. */
  public boolean complete() {
    return losses.isEmpty();
  }

  /** Return all records. */
  public List<AuditRecord> records() {
    return entries.stream().map(Entry::record).toList();
  }

  /** Return the records of a container's processes, by its id of 64 digits. */
  public List<AuditRecord> of(String containerId) {
    Optional<String> wanted = Optional.of(containerId);
    return entries.stream()
        .filter(entry -> entry.containerId().equals(wanted))
        .map(Entry::record)
        .toList();
  }

  /** Return the records of processes that ended before their cgroup could be read. */
  public List<AuditRecord> unattributed() {
    return entries.stream().filter(entry -> !entry.cgroupKnown()).map(Entry::record).toList();
  }

  /** Count the {@link #unattributed()} records by the name of the process. */
  public Map<String, Long> unattributedByComm() {
    return unattributed().stream()
        .collect(Collectors.groupingBy(AuditRecord::comm, TreeMap::new, Collectors.counting()));
  }
}
