package io.github.kindling.harness;

import io.github.kindling.cache.KindlingCache;
import io.github.kindling.cluster.Owner;
import io.github.kindling.cluster.Reaper;
import io.github.kindling.engine.Docker;
import io.github.kindling.node.HostShell;
import io.github.kindling.node.PrintkRateLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs of Kindling left: containers, networks, files, and a sysctl that was not put back. */
public final class LeftOvers {
  /** Where {@link PrintkRateLimit} keeps the value that was found, as this machine sees it. */
  private static final Path SAVED_LIMIT = Path.of("/run/kindling-printk-ratelimit");

  private LeftOvers() {}

  /** Removes what dead runs left; says what, one line each. */
  public static List<String> remove(Docker docker, KindlingCache cache) {
    return and(docker, reaper(docker, cache).removeLeftOvers());
  }

  /** Removes what any run made, also one that lives or was to be kept; says what. */
  public static List<String> removeAll(Docker docker, KindlingCache cache) {
    return and(docker, reaper(docker, cache).removeAll());
  }

  private static Reaper reaper(Docker docker, KindlingCache cache) {
    return new Reaper(docker, cache.folder("run"));
  }

  /** A recording puts the rate limit back by itself, unless it was killed with its container. */
  private static List<String> and(Docker docker, List<String> removed) {
    List<String> all = new ArrayList<>(removed);
    Optional<String> image = Files.exists(SAVED_LIMIT) ? anyNodeImage(docker) : Optional.empty();
    if (image.isPresent()) {
      try (HostShell shell = HostShell.open(docker, image.get(), Owner.current().token())) {
        if (PrintkRateLimit.restoreLeftOver(shell)) {
          all.add("lifted kernel.printk_ratelimit");
        }
      }
    }
    return all;
  }

  private static Optional<String> anyNodeImage(Docker docker) {
    return docker
        .command("images", "--format", "{{.Repository}} {{.ID}}")
        .output()
        .lines()
        .filter(line -> line.startsWith("kindling/node ") || line.startsWith("kindest/node "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst();
  }
}
