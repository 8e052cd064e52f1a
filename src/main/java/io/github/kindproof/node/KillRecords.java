package io.github.kindproof.node;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The kernel's records of syscalls for which a filter killed a thread or a process, of the whole
 * host. By default ({@code kernel.seccomp.actions_logged}) the kernel makes them and keeps them in
 * its log until that is full, so they can be read afterwards without a recording.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KillRecords {
  private static final String SCRIPT = "dmesg 2> /dev/null | grep 'type=1326 .* sig=31 '";

  private KillRecords() {}

  /**
   * Return the records in the log now, oldest first; none if the node cannot read the log. Some may
   * be missing: the kernel limits the rate of its log, and an audit daemon takes records away.
   */
  public static List<AuditRecord> on(NodeShell node) {
    return parse(node.run("sh", "-c", SCRIPT).stdout());
  }

  static List<AuditRecord> parse(String log) {
    AuditRecordParser parser = new AuditRecordParser();
    return log.lines()
        .map(parser::parse)
        .flatMap(Optional::stream)
        .filter(AuditRecord::isKill)
        .toList();
  }
}
