package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.Syscall;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditRecordParserTest {
  private static final String LOGGED =
      "audit: type=1326 audit(1795580450.425:4): auid=4294967295 uid=0 gid=0 ses=4294967295"
          + " pid=16459 comm=\"getppid-loop\" exe=\"/usr/bin/getppid-loop\" sig=0 arch=c000003e"
          + " syscall=110 compat=0 ip=0x431909 code=0x7ffc0000";

  private final AuditRecordParser parser = new AuditRecordParser();

  @Test
  void everyFieldIsRead() {
    assertThat(parser.parse(LOGGED))
        .contains(
            new AuditRecord(
                Instant.parse("2026-11-25T04:20:50.425Z"),
                4,
                AuditRecord.NO_SESSION,
                16459,
                "getppid-loop",
                "/usr/bin/getppid-loop",
                Optional.of(Architecture.X86_64),
                new Syscall("getppid", 110),
                Optional.of(SeccompAction.LOG),
                0));
  }

  @Test
  void anotherArchitectureHasOtherNumbers() {
    AuditRecord record = parser.parse(LOGGED.replace("c000003e", "c00000b7")).orElseThrow();
    assertThat(record.architecture()).contains(Architecture.AARCH64);
    assertThat(record.syscall().name()).isEqualTo("timer_settime");
  }

  @Test
  void aCallThatTheTableDoesNotKnowIsNamedByItsNumber() {
    AuditRecord record = parser.parse(LOGGED.replace("syscall=110", "syscall=9999")).orElseThrow();
    assertThat(record.syscall()).isEqualTo(new Syscall("syscall_9999", 9999));
  }

  @Test
  void aNameWithASpaceInItComesInHexadecimal() {
    String hex = LOGGED.replace("comm=\"getppid-loop\"", "comm=6E67696E783A206D6173746572");
    assertThat(parser.parse(hex).orElseThrow().comm()).isEqualTo("nginx: master");
  }

  @Test
  void aNameWithABracketStaysInQuotes() {
    String runc = LOGGED.replace("getppid-loop\" exe", "runc:[2:INIT]\" exe");
    assertThat(parser.parse(runc).orElseThrow().comm()).isEqualTo("runc:[2:INIT]");
  }

  @Test
  void anAppArmorLabelBetweenTheFieldsDoesNotMatter() {
    String labelled =
        LOGGED.replace("ses=4294967295", "ses=4294967295 subj=cri-containerd.apparmor.d (enforce)");
    assertThat(parser.parse(labelled)).isEqualTo(parser.parse(LOGGED));
  }

  @Test
  void aKilledProcessHasItsSignal() {
    AuditRecord record = killed("0x80000000");
    assertThat(record.signal()).isEqualTo(AuditRecord.SIGSYS);
    assertThat(record.action()).contains(SeccompAction.KILL_PROCESS);
    assertThat(record.isKill()).isTrue();
  }

  @Test
  void aKilledThreadIsToldFromAKilledProcess() {
    AuditRecord record = killed("0x0");
    assertThat(record.action()).contains(SeccompAction.KILL_THREAD);
    assertThat(record.isKill()).isTrue();
  }

  @Test
  void aTrapKillsNobodyByItself() {
    String trapped = LOGGED.replace("0x7ffc0000", "0x30000");
    AuditRecord record = parser.parse(trapped).orElseThrow();
    assertThat(record.action()).contains(SeccompAction.TRAP);
    assertThat(record.isKill()).isFalse();
  }

  private AuditRecord killed(String code) {
    return parser
        .parse(LOGGED.replace("sig=0", "sig=31").replace("0x7ffc0000", code))
        .orElseThrow();
  }

  @Test
  void anotherRecordIsNone() {
    assertThat(parser.parse(LOGGED.replace("1326", "1400"))).isEmpty();
    assertThat(parser.parse("docker0: port 1(veth87c4993) entered disabled state")).isEmpty();
  }
}
