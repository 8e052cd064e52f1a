package io.github.kindproof.node;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.SeccompMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import tools.jackson.databind.JsonNode;

/** The processes on a node that hang because one of their threads is dead. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class HungProcesses {
  private static final String SCRIPT = Scripts.text("hung-processes.sh");

  /** The unit in which {@code /proc} counts the start of a process. */
  private static final int TICKS_PER_SECOND = 100;

  private static final int MILLIS = 1000;

  private HungProcesses() {}

  /** List all of this node, with or without a container. */
  public static List<HungProcess> on(NodeShell node) {
    return parse(node.command("sh", "-c", SCRIPT).output());
  }

  /**
   * End the hung processes of a pod that is being deleted, so that it can be removed: kill them by
   * their pid as often as the kubelet creates new ones, until nothing of the pod is left or the
   * limit passes. Delete the tasks of its containers that their runtime has stopped and forgotten,
   * too. This does no harm to a pod in which nothing hangs. It returns immediately and goes on
   * without the caller; it ends with the node.
   */
  public static void endAsItGoes(NodeShell node, String podUid, Duration limit) {
    List<String> command = new ArrayList<>(List.of("exec", "--detach", node.container()));
    command.addAll(List.of("sh", "-c", SCRIPT, "hung-processes"));
    command.addAll(List.of(String.valueOf(limit.toSeconds()), podUid, podUid.replace('-', '_')));
    node.docker().command(command).start();
  }

  /** Parse the output of {@code hung-processes.sh}. */
  static List<HungProcess> parse(String text) {
    List<HungProcess> processes = new ArrayList<>();
    Instant boot = Instant.EPOCH;
    String process = "";
    String cgroup = "";
    for (String line : text.lines().toList()) {
      String[] words = line.split(" ", 2);
      switch (words[0]) {
        case "now" -> boot = boot(words[1]);
        case "process" -> {
          process = words[1];
          cgroup = "";
        }
        case "cgroup" -> cgroup = words.length > 1 ? words[1] : "";
        case "spec", "end" -> {
          Optional<JsonNode> spec = words.length > 1 ? spec(words[1]) : Optional.empty();
          of(process, cgroup, spec, boot).ifPresent(processes::add);
          process = "";
        }
        default -> {
          // A later line of the script's own tools.
        }
      }
    }
    return processes;
  }

  private static Optional<HungProcess> of(
      String line, String cgroup, Optional<JsonNode> spec, Instant boot) {
    String[] words = line.split(" ", 6);
    if (words.length < 6 || !words[1].matches("[0-3]")) {
      return Optional.empty();
    }
    return Optional.of(
        new HungProcess(
            Long.parseLong(words[0]),
            words[5],
            SeccompMode.of(Integer.parseInt(words[1])),
            Integer.parseInt(words[2]),
            boot.plusMillis(Long.parseLong(words[3]) * MILLIS / TICKS_PER_SECOND),
            words[4].equals("1"),
            ContainerCgroup.containerId(cgroup),
            ContainerCgroup.podUid(cgroup),
            spec));
  }

  private static Instant boot(String line) {
    String[] words = line.split(" ");
    double up = Double.parseDouble(words[1]);
    return Instant.ofEpochSecond(Long.parseLong(words[0])).minusMillis((long) (up * MILLIS));
  }

  private static Optional<JsonNode> spec(String base64) {
    // Empty while it is being written, or removed.
    return JsonText.parse(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
  }
}
