package io.github.kindproof.cluster;

import io.github.kindproof.internal.io.process.KernelFile;
import io.github.kindproof.internal.io.process.StartTime;
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
 * The process that made a cluster, identified by more than its pid, so that leftovers of a dead
 * process can be removed and those of a living one never are.
 *
 * <p>Names and labels contain it as {@code pid-start-hostboot}, all in base 36.
 *
 * @param pid its process id
 * @param start its start time: clock ticks since boot, from {@code /proc/PID/stat} (proc(5))
 * @param host four characters that stand for the host name and the pid namespace
 * @param boot four characters that stand for this boot of the kernel
 */
public record Owner(long pid, long start, String host, String boot) {
  /** The label with the owner on Kindproof's containers and networks. */
  public static final String LABEL = "io.github.kindproof.owner";

  /** The label with the owner on Kindproof's namespaces in someone else's cluster. */
  public static final String NAMESPACE_LABEL = "kindproof.github.io/check";

  /**
   * The environment variable that holds the owner. It is set for programs that create objects in an
   * engine, and their child processes inherit it.
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

  /** Return this process as an owner. */
  public static Owner current() {
    long pid = ProcessHandle.current().pid();
    return new Owner(pid, StartTime.of(pid).orElse(0L), hostMark(), bootMark());
  }

  /** Parse the owner from a cluster's name; empty if the cluster is not one of Kindproof's. */
  public static Optional<Owner> ofClusterName(String name) {
    return parse(CLUSTER_NAME.matcher(name));
  }

  /** Parse the owner from a label's value; empty if it is not an owner. */
  public static Optional<Owner> ofToken(String token) {
    return parse(WHOLE_TOKEN.matcher(token));
  }

  /**
   * Find the owner of a process: from its environment, else from the cluster name in the arguments
   * of kind, which everyone may read.
   */
  static Optional<Owner> of(StartedWith process) {
    return process
        .variable(VARIABLE)
        .flatMap(Owner::ofToken)
        .or(() -> clusterOfKind(process).flatMap(Owner::ofClusterName));
  }

  /** Return the owner as written in labels. */
  public String token() {
    return Long.toString(pid, 36) + "-" + Long.toString(start, 36) + "-" + host + boot;
  }

  /** Return the variable for the environment of this owner's programs. */
  public Map<String, String> environment() {
    return Map.of(VARIABLE, token());
  }

  /** Return the name of this owner's cluster with this number. */
  public String clusterName(int number) {
    return CLUSTER_PREFIX + token() + "-" + Integer.toString(number, 36);
  }

  /**
   * Return whether this owner is known to be dead: on this host and in this pid namespace, but from
   * an earlier boot or without a process with its pid and start. An owner elsewhere may be alive.
   */
  public boolean isKnownDead() {
    return isKnownDead(hostMark(), bootMark(), StartTime.of(pid));
  }

  /** Return whether this owner is known to be alive: on this host and in this pid namespace. */
  public boolean isKnownAlive() {
    return host.equals(hostMark()) && !isKnownDead();
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
