package io.github.kindproof.node;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader that makes an {@link AuditRecording} from the output of {@code kernel-log.sh}. */
final class RecordingReader {
  private static final Pattern KERNEL_RECORD = Pattern.compile("(\\d{1,9}),(\\d{1,18}),[^;]*;(.*)");
  private static final Pattern CGROUP = Pattern.compile("cgroup (\\d{1,18}) (.*)");
  private static final int FIRST_PRIORITY_OF_USERS = 8;
  private static final Pattern SUPPRESSED =
      Pattern.compile("audit\\w*: (\\d+) callbacks suppressed");
  private static final Pattern LOST_IN_AUDIT =
      Pattern.compile("audit: (?:audit_lost=|backlog limit exceeded|rate limit exceeded).*");

  private static final Pattern SERIAL =
      Pattern.compile("^audit: type=\\d+ audit\\(\\d+\\.\\d+:(\\d{1,18})\\)");

  private final String markers;
  private final AuditSerials serials = new AuditSerials();
  private final AuditRecordParser parser = new AuditRecordParser();
  private final Map<Long, String> cgroups = new HashMap<>();
  private final List<AuditRecording.Entry> entries = new ArrayList<>();
  private final Set<String> losses = new LinkedHashSet<>();
  private final List<AuditRecording.Mark> marks = new ArrayList<>();
  private final Map<String, Expected> expected = new ConcurrentHashMap<>();
  private final AtomicLong lines = new AtomicLong();
  private OptionalLong last = OptionalLong.empty();
  private boolean started;
  private boolean ended;

  /**
   * @param markers the prefix of the names of processes whose records are markers; records before
   *     the first marker do not belong to this recording
   */
  RecordingReader(String markers) {
    this.markers = markers;
  }

  /**
   * Expect a marker.
   *
   * @param marker the whole name of the process whose record it is
   * @param name the name of what begins there
   * @param last whether nothing after it belongs to this recording
   * @return a future that completes when the marker is read
   */
  CompletableFuture<Void> expect(String marker, String name, boolean last) {
    return expected
        .computeIfAbsent(marker, it -> new Expected(name, last, new CompletableFuture<>()))
        .seen();
  }

  /** Return the number of lines read so far, to see progress. */
  long lines() {
    return lines.get();
  }

  private record Expected(String name, boolean last, CompletableFuture<Void> seen) {}

  void line(String line) {
    lines.incrementAndGet();
    if (ended) {
      return;
    }
    Matcher cgroup = CGROUP.matcher(line);
    if (cgroup.matches()) {
      cgroups.put(Long.parseLong(cgroup.group(1)), cgroup.group(2));
    } else if (line.startsWith("ratelimit ")) {
      checkRateLimit(line.substring("ratelimit ".length()));
    } else {
      Matcher matcher = KERNEL_RECORD.matcher(line);
      if (matcher.matches()) {
        sequence(Long.parseLong(matcher.group(2)));
        if (Integer.parseInt(matcher.group(1)) < FIRST_PRIORITY_OF_USERS) {
          kernelRecord(matcher.group(3));
        }
      }
    }
  }

  /** Return the recording up to now. */
  AuditRecording recording() {
    List<String> all = new ArrayList<>(losses);
    long missing = serials.missing();
    if (missing > 0 && all.isEmpty()) { // else the losses explain it
      all.add(
          missing
              + " audit records never reached the kernel log, according to their serial numbers");
    }
    return new AuditRecording(entries, marks, all);
  }

  private void checkRateLimit(String seconds) {
    if (!seconds.equals("0")) {
      losses.add("another program set kernel.printk_ratelimit to " + seconds + " in the meantime");
    }
  }

  private void sequence(long number) {
    if (last.isPresent() && number > last.getAsLong() + 1) {
      losses.add(
          (number - last.getAsLong() - 1)
              + " records of the kernel log were overwritten before they could be read, after "
              + last.getAsLong());
    }
    last = OptionalLong.of(number);
  }

  private void kernelRecord(String text) {
    Optional<AuditRecord> record = parser.parse(text);
    record.ifPresent(this::auditRecord);
    Matcher serial = SERIAL.matcher(text);
    if (started && serial.find()) {
      serials.saw(Long.parseLong(serial.group(1)));
    }
    if (record.isPresent()) {
      return;
    }
    Matcher suppressed = SUPPRESSED.matcher(text);
    if (suppressed.find()) {
      losses.add("the kernel's rate limit suppressed " + suppressed.group(1) + " audit records");
    }
    Matcher lost = LOST_IN_AUDIT.matcher(text);
    if (lost.find()) {
      losses.add("the kernel's audit queue overflowed: " + lost.group());
    }
  }

  private void auditRecord(AuditRecord record) {
    if (record.comm().startsWith(markers)) {
      started = true;
      Expected marked = expected.remove(record.comm());
      if (marked != null) {
        marks.add(new AuditRecording.Mark(marked.name(), entries.size()));
        ended = marked.last();
        marked.seen().complete(null);
      }
    } else if (started) {
      String cgroup = cgroups.get(record.pid());
      entries.add(
          new AuditRecording.Entry(
              record,
              cgroup != null,
              Optional.ofNullable(cgroup).flatMap(ContainerCgroup::containerId)));
    }
  }
}
