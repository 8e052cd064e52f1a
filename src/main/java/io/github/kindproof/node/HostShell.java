package io.github.kindproof.node;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.process.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shell on the engine's host: a container without network that sees the host's processes, kernel
 * log, sysctls and {@code /run}. It works with an engine in a virtual machine, too.
 *
 * <p>Its seccomp filter allows every syscall and only records {@code umask(0451)}: the marker of
 * {@link KernelLog}. Closing it removes the container.
 */
public final class HostShell implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HostShell.class);
  private static final String OWNER_LABEL = "io.github.kindproof.owner";
  private static final String OWNER_VARIABLE = "KINDPROOF_OWNER";
  private static final String END_SCRIPTS = Scripts.text("end-scripts.sh");
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration END_LIMIT = Duration.ofSeconds(15);

  private final Docker docker;
  private final String container;

  private HostShell(Docker docker, String container) {
    this.docker = docker;
    this.container = container;
  }

  /**
   * Start a shell.
   *
   * @param image has bash, coreutils and util-linux: any node image
   * @param owner a token in the container's label and the client's environment, to find the
   *     containers of a dead run
   * @throws io.github.kindproof.EnvironmentException if the engine cannot start it
   */
  @API(status = API.Status.INTERNAL)
  public static HostShell open(Docker docker, String image, String owner) {
    Docker marked = docker.with(Map.of(OWNER_VARIABLE, owner));
    String id =
        marked
            .command(start(image, owner))
            .withInput(Scripts.text("marker-filter.json"))
            .withLimit(LIMIT)
            .output()
            .strip();
    LOG.debug("host shell {}", id);
    return new HostShell(marked, id);
  }

  private static List<String> start(String image, String owner) {
    return List.of(
        "run",
        "--detach",
        "--rm",
        "--label=" + OWNER_LABEL + "=" + owner,
        "--network=none",
        "--pid=host",
        "--cgroupns=host",
        "--userns=host",
        // The reader of the kernel log must come on in time on a busy machine.
        "--cpu-shares=262144",
        "--cap-add=SYSLOG",
        "--device=/dev/kmsg",
        // Not --privileged: older engines then leave the filter out. It is read from standard
        // input:
        // a temporary file would outlive a killed run.
        "--security-opt=seccomp=/dev/stdin",
        "--security-opt=apparmor=unconfined",
        "--security-opt=systempaths=unconfined",
        "--volume=/run:/host/run",
        // tail waits by inotify on a tmpfs, and by the second on an overlay.
        "--tmpfs=/tmp",
        "--entrypoint=sleep",
        image,
        "infinity");
  }

  /** Return the container's id. */
  public String container() {
    return container;
  }

  /**
   * Create a command for a bash script as root; its standard input stays open as long as that of
   * this process.
   */
  @API(status = API.Status.INTERNAL)
  public Command bash(String script, String... arguments) {
    List<String> all =
        new ArrayList<>(List.of("exec", "-i", container, "bash", "-c", script, "kindproof"));
    all.addAll(List.of(arguments));
    return docker.command(all);
  }

  /**
   * Remove it after its scripts have put back what they changed, for which they get five seconds.
   */
  @Override
  public void close() {
    bash(END_SCRIPTS, container).withLimit(END_LIMIT).run();
    docker.command("rm", "--force", "--volumes", container).run();
  }
}
