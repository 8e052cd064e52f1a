package io.github.kindproof.cluster.kind.reuse;

import io.github.kindproof.internal.engine.Docker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;

/**
 * The node containers of a cluster.
 *
 * @param cluster the cluster's name
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ClusterContainers(Docker docker, String cluster) {
  private static final String ADDRESS =
      "{{slice .Name 1}} {{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";

  /** Return the names of all nodes, or of the running ones. */
  public List<String> names(boolean onlyRunning) {
    List<String> ps = new ArrayList<>(List.of("ps", "--all", "--format", "{{.Names}}"));
    ps.addAll(List.of("--filter", "label=io.x-k8s.kind.cluster=" + cluster));
    if (onlyRunning) {
      ps.addAll(List.of("--filter", "status=running"));
    }
    return docker.command(ps).output().lines().sorted().toList();
  }

  /** Return whether all nodes run. */
  public boolean allRun() {
    return names(true).equals(names(false));
  }

  /** Return the address of each running node by its name. */
  SortedMap<String, String> addresses() {
    SortedMap<String, String> addresses = new TreeMap<>();
    List<String> inspect = new ArrayList<>(List.of("inspect", "--format", ADDRESS));
    inspect.addAll(names(false));
    for (String line : docker.command(inspect).output().lines().toList()) {
      String[] words = line.split(" ", 2);
      addresses.put(words[0], words.length > 1 ? words[1].strip() : "");
    }
    return addresses;
  }

  /** Have the engine leave nodes stopped that stop themselves; kind has it restart them once. */
  void neverRestart() {
    all("update", "--restart=no");
  }

  /** Stop the nodes at once; the cluster survives it like a power failure. */
  public void kill() {
    List<String> running = names(true);
    if (!running.isEmpty()) {
      List<String> kill = new ArrayList<>(List.of("kill"));
      kill.addAll(running);
      String unused = docker.command(kill).output();
    }
  }

  /**
   * Start the nodes in the order of their addresses, because the engine gives each the lowest that
   * is free.
   */
  void start(Map<String, String> addresses) {
    List<String> names = new ArrayList<>(addresses.keySet());
    names.sort(Comparator.comparing(name -> sortable(addresses.getOrDefault(name, ""))));
    for (String name : names) {
      String unused = docker.command("start", name).output();
    }
  }

  private static String sortable(String address) {
    try {
      return HexFormat.of().formatHex(InetAddress.getByName(address).getAddress());
    } catch (UnknownHostException e) {
      return address;
    }
  }

  /** Run a command of the engine for all nodes at once. */
  void all(String... command) {
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.addAll(names(false));
    String unused = docker.command(arguments).output();
  }
}
