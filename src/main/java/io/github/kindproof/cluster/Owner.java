package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.process.KernelFile;
import io.github.kindproof.internal.io.process.StartedWith;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process that made a cluster, told apart from every other by more than its pid, so that what a
 * dead one left can be removed and a living one's never is.
 *
 * <p>It is written into names and labels as {@code pid-start-hostboot}, all in base 36.
 *
 * @param pid its process id
 * @param start when it started: clock ticks since boot, from {@code /proc/PID/stat} (proc(5))
 * @param host four characters that stand for the host name and the pid namespace
 * @param boot four characters that stand for this boot of the kernel
 */
public record Owner(long pid, long start, String host, String boot) {
  /** The label that carries the owner on containers and networks of ours. */
  public static final String LABEL = "io.github.kindproof.owner";

  /** The label that carries the owner on namespaces of ours in clusters that are not. */
  public static final String NAMESPACE_LABEL = "kindproof.github.io/check";

  /**
   * The variable that carries the owner in the environment of programs that make something in an
   * engine, and of all that they start.
   */
  public static final String VARIABLE = "KINDPROOF_OWNER";

  private static final String CLUSTER_PREFIX = "kindproof-";
  private static final String TOKEN = "([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]{4})([0-9a-z]{4})";
  private static final Pattern CLUSTER_NAME =
      Pattern.compile(CLUSTER_PREFIX + TOKEN + "-[0-9a-z]+");
  private static final Pattern WHOLE_TOKEN = Pattern.compile(TOKEN);
  private static final List<List<String>> KIND_COMMANDS =
      List.of(List.of("create", "cluster"), List.of("delete", "cluster"));
  private static final Path PROC = Path.of("/proc");

  /** This process. */
  public static Owner current() {
    long pid = ProcessHandle.current().pid();
    return new Owner(pid, startOf(pid).orElse(0L), hostMark(), bootMark());
  }

  /** The owner that a cluster's name tells, if it is one of ours. */
  public static Optional<Owner> ofClusterName(String name) {
    return parse(CLUSTER_NAME.matcher(name));
  }

  /** The owner that a label's value tells. */
  public static Optional<Owner> ofToken(String token) {
    return parse(WHOLE_TOKEN.matcher(token));
  }

  /**
   * The owner of a process: by its environment, else by the cluster that kind was told to make,
   * which everybody may read.
   */
  static Optional<Owner> of(StartedWith process) {
    return process
        .variable(VARIABLE)
        .flatMap(Owner::ofToken)
        .or(() -> clusterOfKind(process).flatMap(Owner::ofClusterName));
  }

  /** This owner as it stands in labels. */
  public String token() {
    return Long.toString(pid, 36) + "-" + Long.toString(start, 36) + "-" + host + boot;
  }

  /** What programs of this owner have in their environment. */
  public Map<String, String> environment() {
    return Map.of(VARIABLE, token());
  }

  /** The name of this owner's cluster with this number. */
  public String clusterName(int number) {
    return CLUSTER_PREFIX + token() + "-" + Integer.toString(number, 36);
  }

  /**
   * Whether this owner is known to be dead: the same host and pid namespace as ours, and either an
   * earlier boot, or no process with that pid and start. An owner elsewhere may be alive.
   */
  public boolean isKnownDead() {
    return isKnownDead(hostMark(), bootMark(), startOf(pid));
  }

  boolean isKnownDead(String ourHost, String ourBoot, Optional<Long> startOfThatPid) {
    if (!host.equals(ourHost)) {
      return false;
    }
    return !boot.equals(ourBoot) || !startOfThatPid.equals(Optional.of(start));
  }

  private static Optional<String> clusterOfKind(StartedWith process) {
    List<String> arguments = process.arguments();
    return arguments.size() > 2 && KIND_COMMANDS.contains(arguments.subList(1, 3))
        ? process.option("--name")
        : Optional.empty();
  }

  private static Optional<Owner> parse(Matcher matcher) {
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Owner(
            Long.parseLong(matcher.group(1), 36),
            Long.parseLong(matcher.group(2), 36),
            matcher.group(3),
            matcher.group(4)));
  }

  /** Field 22 of {@code /proc/PID/stat}, counted after the command's closing parenthesis. */
  private static Optional<Long> startOf(long pid) {
    return read(PROC.resolve(pid + "/stat"))
        .map(stat -> stat.substring(stat.lastIndexOf(')') + 2).split(" "))
        .filter(fields -> !fields[0].equals("Z"))
        .map(fields -> Long.parseLong(fields[19]));
  }

  private static String hostMark() {
    String namespace;
    try {
      namespace = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
    } catch (IOException | UnsupportedOperationException e) {
      namespace = "";
    }
    return mark(read(PROC.resolve("sys/kernel/hostname")).orElse("") + namespace);
  }

  private static String bootMark() {
    return mark(read(PROC.resolve("sys/kernel/random/boot_id")).orElse(""));
  }

  private static String mark(String text) {
    String digits = Integer.toString(Objects.hash(text) & 0x7fffffff, 36);
    return ("0000" + digits).substring(digits.length());
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(KernelFile.read(file).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
