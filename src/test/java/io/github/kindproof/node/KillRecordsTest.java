package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import org.junit.jupiter.api.Test;

class KillRecordsTest {
  @Test
  void recordsOfTheNodesOwnLogAreReadWithTheirStamps() {
    assertThat(KillRecords.parse(PackagedFile.text(KillRecordsTest.class, "kills.txt")))
        .extracting(it -> it.comm() + " " + it.syscall().name() + " " + it.action().orElseThrow())
        .containsExactly(
            "st getsid KILL_PROCESS",
            "st getsid KILL_THREAD",
            "runc:[2:INIT] execve KILL_THREAD",
            "runc:[2:INIT] close KILL_THREAD");
  }

  @Test
  void aRecordOfACallThatWasOnlyLoggedIsNone() {
    String logged =
        "[ 1.0] audit: type=1326 audit(1795880011.133:214): pid=1 comm=\"sig=31 \" exe=\"/st\" sig=0"
            + " arch=c000003e syscall=124 compat=0 ip=0x433567 code=0x7ffc0000";
    assertThat(KillRecords.parse(logged)).isEmpty();
  }
}
