package io.github.kindproof.node;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AuditTroubleTest {
  private static final String ACTIONS = "kill_process kill_thread trap errno user_notif trace log";

  @Test
  void anAuditDaemonIsNamed() {
    assertThat(AuditTrouble.of("auditd bash sleep \n" + ACTIONS + "\nquiet\n"))
        .hasMessageContaining("audit daemon (auditd)");
  }

  @Test
  void anActionThatIsNotLoggedIsNamed() {
    assertThat(AuditTrouble.of("bash \nkill_process errno\nquiet\n"))
        .hasMessageContaining("actions_logged does not contain `log`");
  }

  @Test
  void auditThatWasSwitchedOffAtBootIsNamed() {
    assertThat(AuditTrouble.of("bash \n" + ACTIONS + "\nquiet audit=0\n"))
        .hasMessageContaining("audit=0");
  }

  @Test
  void elseTheFactIsSaid() {
    assertThat(AuditTrouble.of("kauditd bash \n" + ACTIONS + "\nquiet\n"))
        .hasMessageContaining("no seccomp audit record reaches the kernel log");
  }
}
