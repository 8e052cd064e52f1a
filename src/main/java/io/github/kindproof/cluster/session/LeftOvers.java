package io.github.kindproof.cluster.session;

import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.Reaped;
import io.github.kindproof.cluster.Reaper;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.HostShell;
import io.github.kindproof.node.PrintkRateLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs of Kindproof left: processes, containers, networks, files, and a sysctl that was not
 * put back.
 */
public final class LeftOvers {
  /** Where {@link PrintkRateLimit} keeps the value that was found, as this machine sees it. */
  private static final Path SAVED_LIMIT = Path.of("/run/kindproof-printk-ratelimit");

  private LeftOvers() {}

  /** Ends what dead runs started and removes what they left. */
  public static Reaped remove(Docker docker, KindproofCache cache) {
    return and(docker, reaper(docker, cache).removeLeftOvers());
  }

  /** Ends and removes what any run started or made, also one that lives or was to be kept. */
  public static Reaped removeAll(Docker docker, KindproofCache cache) {
    return and(docker, reaper(docker, cache).removeAll());
  }

  /** Says what was removed before a run. */
  static void say(Reaped reaped, Progress progress) {
    reaped.ended().forEach(what -> progress.say("ended " + what));
    reaped.removed().forEach(what -> progress.say("removed, left by a dead run: " + what));
    reaped.stays().forEach(what -> progress.say("stays, left by a dead run: " + what));
  }

  static Reaper reaper(Docker docker, KindproofCache cache) {
    return new Reaper(docker, RunFolder.all(cache));
  }

  /** A recording puts the rate limit back by itself, unless it was killed with its container. */
  private static Reaped and(Docker docker, Reaped reaped) {
    List<String> all = new ArrayList<>(reaped.removed());
    Optional<String> image = Files.exists(SAVED_LIMIT) ? anyNodeImage(docker) : Optional.empty();
    if (image.isPresent()) {
      try (HostShell shell = HostShell.open(docker, image.get(), Owner.current().token())) {
        if (PrintkRateLimit.restoreLeftOver(shell)) {
          all.add("lifted kernel.printk_ratelimit");
        }
      }
    }
    return new Reaped(reaped.ended(), all, reaped.stays());
  }

  private static Optional<String> anyNodeImage(Docker docker) {
    return docker
        .command("images", "--format", "{{.Repository}} {{.ID}}")
        .output()
        .lines()
        .filter(line -> line.startsWith("kindproof/node ") || line.startsWith("kindest/node "))
        .map(line -> line.substring(line.indexOf(' ') + 1))
        .findFirst();
  }
}
