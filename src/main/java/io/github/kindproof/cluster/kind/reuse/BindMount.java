package io.github.kindproof.cluster.kind.reuse;

import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.file.FileHashes;
import io.github.kindproof.node.NodeShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file or folder of the host that a node mounts, for example a folder of profiles.
 *
 * <p>The node sees each change of a file in it. But it does not see a folder, or a mounted file,
 * that was put in the place of the one it has.
 */
record BindMount(Path source, String destination) {
  /** What kind mounts itself. */
  private static final String MODULES = "/lib/modules";

  private static final String FORMAT =
      "{{range .Mounts}}{{if eq .Type \"bind\"}}{{.Source}}\t{{.Destination}}\n{{end}}{{end}}";

  static List<BindMount> of(Docker docker, String node) {
    List<BindMount> mounts = new ArrayList<>();
    for (String line :
        docker.command("inspect", "--format", FORMAT, node).output().lines().toList()) {
      String[] fields = line.split("\t", 2);
      if (fields.length == 2 && !fields[1].equals(MODULES)) {
        mounts.add(new BindMount(Path.of(fields[0]), fields[1]));
      }
    }
    return mounts;
  }

  /** Return whether a path on the node is in it. */
  boolean holds(String path) {
    return path.equals(destination) || path.startsWith(destination + "/");
  }

  /** Find a file that the node does not see as it is on the host now. */
  Optional<String> difference(NodeShell node) {
    Map<String, String> here = onHost();
    Map<String, String> there = onNode(node);
    SortedSet<String> names = new TreeSet<>(here.keySet());
    names.addAll(there.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(here.get(name), there.get(name)))
        .findFirst()
        .map(name -> "%s is not what %s has".formatted(source + name, node.container()));
  }

  private Map<String, String> onNode(NodeShell node) {
    Map<String, String> files = new TreeMap<>();
    String found =
        node.command("find", destination, "-type", "f", "-exec", "sha256sum", "{}", "+").output();
    for (String line : found.lines().toList()) {
      int gap = line.indexOf("  ");
      files.put(line.substring(gap + 2 + destination.length()), line.substring(0, gap));
    }
    return files;
  }

  private Map<String, String> onHost() {
    try {
      return FileHashes.below(source);
    } catch (IOException e) {
      return Map.of("", "not readable: " + e.getMessage());
    }
  }
}
