package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.KernelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The capabilities that processes of this machine can have at most (capabilities(7)).
 *
 * @param mask one bit for each capability
 * @param last the highest capability that the kernel knows
 */
public record BoundingSet(long mask, int last) {
  /** In the order of their numbers, from linux/capability.h. */
  private static final List<String> NAMES =
      List.of(
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_DAC_READ_SEARCH",
          "CAP_FOWNER",
          "CAP_FSETID",
          "CAP_KILL",
          "CAP_SETGID",
          "CAP_SETUID",
          "CAP_SETPCAP",
          "CAP_LINUX_IMMUTABLE",
          "CAP_NET_BIND_SERVICE",
          "CAP_NET_BROADCAST",
          "CAP_NET_ADMIN",
          "CAP_NET_RAW",
          "CAP_IPC_LOCK",
          "CAP_IPC_OWNER",
          "CAP_SYS_MODULE",
          "CAP_SYS_RAWIO",
          "CAP_SYS_CHROOT",
          "CAP_SYS_PTRACE",
          "CAP_SYS_PACCT",
          "CAP_SYS_ADMIN",
          "CAP_SYS_BOOT",
          "CAP_SYS_NICE",
          "CAP_SYS_RESOURCE",
          "CAP_SYS_TIME",
          "CAP_SYS_TTY_CONFIG",
          "CAP_MKNOD",
          "CAP_LEASE",
          "CAP_AUDIT_WRITE",
          "CAP_AUDIT_CONTROL",
          "CAP_SETFCAP",
          "CAP_MAC_OVERRIDE",
          "CAP_MAC_ADMIN",
          "CAP_SYSLOG",
          "CAP_WAKE_ALARM",
          "CAP_BLOCK_SUSPEND",
          "CAP_AUDIT_READ",
          "CAP_PERFMON",
          "CAP_BPF",
          "CAP_CHECKPOINT_RESTORE");

  /** The bounding set of this process, which its children inherit. */
  public static BoundingSet ofThisProcess() {
    return parse(read("/proc/self/status"), read("/proc/sys/kernel/cap_last_cap"));
  }

  static BoundingSet parse(String status, String lastCapability) {
    String mask =
        status
            .lines()
            .filter(line -> line.startsWith("CapBnd:"))
            .map(line -> line.substring("CapBnd:".length()).strip())
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no CapBnd in " + status));
    return new BoundingSet(
        Long.parseUnsignedLong(mask, 16), Integer.parseInt(lastCapability.strip()));
  }

  /**
   * The names of the capabilities that the kernel knows and this machine cannot grant. A capability
   * that is newer than this table has no name here, and no runtime requests it.
   */
  public List<String> missing() {
    return IntStream.rangeClosed(0, Math.min(last, NAMES.size() - 1))
        .filter(number -> (mask >>> number & 1) == 0)
        .mapToObj(NAMES::get)
        .toList();
  }

  private static String read(String file) {
    try {
      return KernelFile.read(Path.of(file));
    } catch (IOException e) {
      throw new EnvironmentException(
          file + " cannot be read: " + IoReason.of(e), "run on Linux", e);
    }
  }
}
