package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RecordingReaderTest {
  private static final String CONTAINER = "a1".repeat(32);
  private static final String MARKERS = "kindproof-aaaa";
  private static final String MARKER = MARKERS + "1";

  private final RecordingReader reader = new RecordingReader(MARKERS);

  @Test
  void whatLiesBetweenTheMarkersIsTheRecording() {
    audit(1, 7, "before", 110);
    audit(2, 50, MARKER, 95);
    reader.line("cgroup 8 0::/kubepods/pod1/" + CONTAINER + " ");
    audit(3, 8, "nginx", 110);
    CompletableFuture<Void> end = reader.expect(MARKERS + "2", "end", true);
    audit(4, 50, MARKERS + "2", 95);
    audit(5, 9, "after", 110);

    assertThat(end).isDone();
    assertThat(reader.recording().complete()).isTrue();
    assertThat(reader.recording().records()).extracting(AuditRecord::comm).containsExactly("nginx");
    assertThat(reader.recording().of(CONTAINER))
        .extracting(record -> record.syscall().name())
        .containsExactly("getppid");
    assertThat(reader.recording().of("b2".repeat(32))).isEmpty();
  }

  @Test
  void aMarkerThatComesTwiceEndsNothing() {
    CompletableFuture<Void> begin = reader.expect(MARKER, "begin", false);
    audit(1, 50, MARKER, 95);
    CompletableFuture<Void> end = reader.expect(MARKERS + "2", "end", true);
    audit(2, 50, MARKER, 95);
    audit(3, 8, "nginx", 110);
    assertThat(begin).isDone();
    assertThat(end).isNotDone();
    assertThat(reader.recording().records()).hasSize(1);
  }

  @Test
  void aMarkTellsWhatCameBeforeIt() {
    audit(1, 50, MARKER, 95);
    audit(2, 8, "nginx", 110);
    reader.expect(MARKERS + "2", "exercise", false);
    audit(3, 50, MARKERS + "2", 95);
    audit(4, 8, "nginx", 110);
    assertThat(reader.recording().marks()).containsExactly(new AuditRecording.Mark("exercise", 1));
    assertThat(reader.recording().entries()).hasSize(2);
  }

  @Test
  void theSessionTellsWhoseAProcessWasThatIsGone() {
    audit(1, 50, MARKER, 95);
    reader.line(line(2, 8, "true", 110).replace("ses=4294967295", "ses=17"));
    audit(3, 9, "bash", 110);
    AuditRecording recording = reader.recording().attributedBy(Map.of(17L, CONTAINER));
    assertThat(recording.of(CONTAINER)).extracting(AuditRecord::comm).containsExactly("true");
    assertThat(recording.unattributedByComm()).containsOnlyKeys("bash");
  }

  @Test
  void aProcessThatWasGoneIsCountedApart() {
    audit(1, 50, MARKER, 95);
    audit(2, 8, "runc:[2:INIT]", 110);
    reader.line("cgroup 9 0::/user.slice ");
    audit(3, 9, "bash", 110);
    assertThat(reader.recording().unattributedByComm()).containsOnlyKeys("runc:[2:INIT]");
  }

  @Test
  void aPidThatCameToMeanAnotherProcessChangesItsContainer() {
    audit(1, 50, MARKER, 95);
    reader.line("cgroup 8 0::/kubepods/pod1/" + CONTAINER + " ");
    audit(2, 8, "first", 110);
    reader.line("cgroup 8 0::/user.slice ");
    audit(3, 8, "second", 110);
    assertThat(reader.recording().of(CONTAINER))
        .extracting(AuditRecord::comm)
        .containsExactly("first");
  }

  @Test
  void aGapInTheNumbersIsALoss() {
    audit(1, 50, MARKER, 95);
    audit(5, 8, "nginx", 110);
    assertThat(reader.recording().losses())
        .containsExactly(
            "3 records of the kernel log were overwritten before they could be read, after 1");
  }

  @Test
  void aSecondLineOfARecordIsNoRecord() {
    audit(1, 50, MARKER, 95);
    reader.line("6,2,2019210930,-;docker0: port 1(veth31fc716) entered disabled state");
    reader.line(" SUBSYSTEM=net");
    audit(3, 8, "nginx", 110);
    assertThat(reader.recording().complete()).isTrue();
  }

  @Test
  void whatTheRateLimitSuppressedIsALoss() {
    audit(1, 50, MARKER, 95);
    reader.line("4,2,1734112910,-;kauditd_printk_skb: 21 callbacks suppressed");
    reader.line("4,3,1734112911,-;net_ratelimit: 3 callbacks suppressed");
    assertThat(reader.recording().losses())
        .containsExactly("the kernel's rate limit suppressed 21 audit records");
  }

  @Test
  void aRateLimitThatSomebodyPutBackIsALoss() {
    reader.line("ratelimit 0");
    audit(1, 50, MARKER, 95);
    reader.line("ratelimit 5");
    assertThat(reader.recording().losses())
        .singleElement()
        .asString()
        .contains("printk_ratelimit to 5");
  }

  @Test
  void anOverflowOfTheAuditQueueIsALoss() {
    audit(1, 50, MARKER, 95);
    reader.line("4,2,99,-;audit: audit_lost=3 audit_rate_limit=0 audit_backlog_limit=64");
    assertThat(reader.recording().losses()).singleElement().asString().contains("audit_lost=3");
  }

  @Test
  void whatAProgramWroteIntoTheKernelLogIsNoAuditRecord() {
    audit(1, 50, MARKER, 95);
    reader.line(line(2, 8, "forged", 110).replaceFirst("^5,", "13,"));
    assertThat(reader.recording().records()).isEmpty();
  }

  private void audit(long sequence, long pid, String comm, int syscall) {
    reader.line(line(sequence, pid, comm, syscall));
  }

  private static String line(long sequence, long pid, String comm, int syscall) {
    return "5,"
        + sequence
        + ",2019210928,-;audit: type=1326 audit(1795580756.157:170089):"
        + " auid=4294967295 uid=0 gid=0 ses=4294967295 pid="
        + pid
        + " comm=\""
        + comm
        + "\""
        + " exe=\"/usr/bin/x\" sig=0 arch=c000003e syscall="
        + syscall
        + " compat=0 ip=0x7f5f21143d47 code=0x7ffc0000";
  }
}
