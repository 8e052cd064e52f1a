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
 * @param marks what began when, in their order
 * @param losses one sentence for each loss that was noticed; empty if none was lost
 */
public record AuditRecording(List<Entry> entries, List<Mark> marks, List<String> losses) {
  public AuditRecording {
    entries = List.copyOf(entries);
    marks = List.copyOf(marks);
    losses = List.copyOf(losses);
  }

  /**
   * A record and whose it is.
   *
   * @param cgroupKnown false if the process was gone before anybody could look, and nothing else
   *     tells whose it was
   * @param containerId the innermost container's, empty for the host's own processes
   */
  public record Entry(AuditRecord record, boolean cgroupKnown, Optional<String> containerId) {
    private Entry attributedBy(Map<Long, String> containers) {
      String container = containers.get(record.session());
      return container == null ? this : new Entry(record, true, Optional.of(container));
    }
  }

  /**
   * Something that began.
   *
   * @param name what it was called by who marked it
   * @param before how many entries came before it
   */
  public record Mark(String name, int before) {}

  /**
   * The same with each record given to the container whose session it is of: that holds for the
   * shortest process, whose cgroup nobody comes to read.
   *
   * @param containers the ids of containers by their sessions, see {@link ContainerSessions}
   */
  public AuditRecording attributedBy(Map<Long, String> containers) {
    return new AuditRecording(
        entries.stream().map(entry -> entry.attributedBy(containers)).toList(), marks, losses);
  }

  /** Whether no record was lost. */
  public boolean complete() {
    return losses.isEmpty();
  }

  /** All records. */
  public List<AuditRecord> records() {
    return entries.stream().map(Entry::record).toList();
  }

  /** The records of a container's processes, by its 64 digits. */
  public List<AuditRecord> of(String containerId) {
    Optional<String> wanted = Optional.of(containerId);
    return entries.stream()
        .filter(entry -> entry.containerId().equals(wanted))
        .map(Entry::record)
        .toList();
  }

  /** The records of processes that ended before their cgroup could be read. */
  public List<AuditRecord> unattributed() {
    return entries.stream().filter(entry -> !entry.cgroupKnown()).map(Entry::record).toList();
  }

  /** How many {@link #unattributed()} there are by the process' name. */
  public Map<String, Long> unattributedByComm() {
    return unattributed().stream()
        .collect(Collectors.groupingBy(AuditRecord::comm, TreeMap::new, Collectors.counting()));
  }
}
