package io.github.kindproof.node;

import io.github.kindproof.seccomp.SeccompMode;
import io.github.kindproof.seccomp.SeccompStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The processes of a pod's containers on its node: their programs, and the programs of probes,
 * hooks and {@code kubectl exec}. The process of the pod's sandbox is left out.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PodProcesses {
  private static final String SCRIPT = Scripts.text("pod-processes.sh");
  private static final Pattern PROCESS = Pattern.compile("(?m)^= ");

  private PodProcesses() {}

  /** Read all processes of a pod, ordered by pid. */
  public static List<NodeProcess> on(NodeShell node, String podUid) {
    return parse(
        node.command("sh", "-c", SCRIPT, "pod-processes", podUid, podUid.replace('-', '_'))
            .output());
  }

  /** Parse the output of {@code pod-processes.sh}. */
  static List<NodeProcess> parse(String text) {
    String[] parts = PROCESS.split(text);
    List<Container> containers =
        parts[0].lines().flatMap(line -> Container.parse(line).stream()).toList();
    return Arrays.stream(parts)
        .skip(1)
        .flatMap(part -> process(part, containers).stream())
        .toList();
  }

  private record Container(String id, long first, String name) {
    static Optional<Container> parse(String line) {
      String[] words = line.split(" ");
      return words.length == 4 && words[0].equals("container")
          ? Optional.of(new Container(words[1], Long.parseLong(words[2]), words[3]))
          : Optional.empty(); // the sandbox has no name
    }

    boolean has(long pid, String cgroups, boolean isDead) {
      return cgroups.contains(id) || (first == pid && isDead);
    }
  }

  /** Return nothing for a process that has ended, or belongs to no container. */
  private static Optional<NodeProcess> process(String text, List<Container> containers) {
    List<String> lines = text.lines().toList();
    String status = String.join("\n", lines.subList(2, lines.size()));
    String[] head = lines.get(0).split(" ", 2);
    long pid = Long.parseLong(head[0]);
    SeccompStatus seccomp = SeccompStatus.parse(status);
    boolean isZombie = field(status, "State").startsWith("Z");
    if (isZombie && seccomp.mode() != SeccompMode.DEAD) {
      return Optional.empty();
    }
    String name = field(status, "Name");
    return containers.stream()
        .filter(it -> it.has(pid, lines.get(1), isZombie))
        .findFirst()
        .map(
            it ->
                new NodeProcess(
                    pid,
                    Long.parseLong(field(status, "PPid")),
                    name,
                    command(head.length > 1 ? head[1] : "", name),
                    it.name(),
                    it.first() == pid,
                    seccomp));
  }

  private static List<String> command(String base64, String name) {
    String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    List<String> words = new ArrayList<>(List.of(text.split("\0", -1)));
    if (words.get(words.size() - 1).isEmpty()) {
      words.remove(words.size() - 1); // what follows the last NUL
    }
    return words.isEmpty() ? List.of(name) : words;
  }

  private static String field(String status, String name) {
    Matcher line = Pattern.compile("(?m)^" + name + ":\\s*(.*)$").matcher(status);
    return line.find() ? line.group(1).strip() : "";
  }
}
