package io.github.kindproof.node;

import io.github.kindproof.EnvironmentException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The reasons why no audit record reaches the kernel log. */
final class AuditTrouble {
  private static final String LOOK =
      "cat /proc/[0-9]*/comm 2> /dev/null | sort -u | tr '\\n' ' '; echo; "
          + "cat /proc/sys/kernel/seccomp/actions_logged; cat /proc/cmdline";
  private static final List<String> AUDIT_DAEMONS =
      List.of("auditd", "auditbeat", "go-audit", "osqueryd", "laurel");

  private AuditTrouble() {}

  static EnvironmentException on(HostShell host) {
    return of(host.bash(LOOK).output());
  }

  /** Return the reason, if it is known: waiting longer is then pointless. */
  static Optional<EnvironmentException> knownOn(HostShell host) {
    return known(host.bash(LOOK).output());
  }

  /** Diagnose three lines: the processes, the logged actions, the kernel's command line. */
  static EnvironmentException of(String threeLines) {
    return known(threeLines)
        .orElseGet(
            () ->
                new EnvironmentException(
                    "no seccomp audit record reaches the kernel log",
                    "check that the kernel has audit and that no other program reads its"
                        + " records"));
  }

  private static Optional<EnvironmentException> known(String threeLines) {
    String[] lines = threeLines.split("\n", -1);
    List<String> processes = Arrays.asList(lines[0].split(" "));
    for (String daemon : AUDIT_DAEMONS) {
      if (processes.contains(daemon)) {
        return Optional.of(
            new EnvironmentException(
                "an audit daemon (" + daemon + ") reads the kernel's audit records",
                "stop it during the run, for example with `service auditd stop`"));
      }
    }
    if (lines.length > 1 && !Arrays.asList(lines[1].split(" ")).contains("log")) {
      return Optional.of(
          new EnvironmentException(
              "kernel.seccomp.actions_logged does not contain `log` (" + lines[1] + ")",
              "set it to `kill_process kill_thread trap errno user_notif trace log`"));
    }
    if (lines.length > 2 && Arrays.asList(lines[2].split(" ")).contains("audit=0")) {
      return Optional.of(
          new EnvironmentException(
              "the kernel was booted with audit=0", "remove that from its command line"));
    }
    return Optional.empty();
  }
}
