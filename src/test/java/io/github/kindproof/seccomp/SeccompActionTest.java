package io.github.kindproof.seccomp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeccompActionTest {
  @Test
  void isReadFromAnAuditRecordsCode() {
    assertThat(SeccompAction.ofCode(0x7ffc0000L)).hasValue(SeccompAction.LOG);
    assertThat(SeccompAction.ofCode(0x80000000L)).hasValue(SeccompAction.KILL_PROCESS);
    assertThat(SeccompAction.ofCode(0)).hasValue(SeccompAction.KILL_THREAD);
    assertThat(SeccompAction.ofCode(0x12340000L)).isEmpty();
  }

  @Test
  void theErrnoInTheLowerHalfDoesNotMatter() {
    assertThat(SeccompAction.ofCode(0x00050001L)).hasValue(SeccompAction.ERRNO);
  }

  @Test
  void isReadFromAProfile() {
    assertThat(SeccompAction.named("SCMP_ACT_KILL")).hasValue(SeccompAction.KILL);
    assertThat(SeccompAction.named("SCMP_ACT_BOGUS")).isEmpty();
    assertThat(SeccompAction.named("ERRNO")).isEmpty();
  }

  @Test
  void onlyNotifyIsNoDefault() {
    for (SeccompAction action : SeccompAction.values()) {
      assertThat(action.validAsDefault()).isEqualTo(action != SeccompAction.NOTIFY);
    }
  }
}
