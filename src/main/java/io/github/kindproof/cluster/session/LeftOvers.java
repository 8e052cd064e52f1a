package io.github.kindproof.cluster.session;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.cluster.Owner;
import io.github.kindproof.cluster.Reaped;
import io.github.kindproof.cluster.Reaper;
import io.github.kindproof.cluster.RunFolder;
import io.github.kindproof.internal.engine.Docker;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.progress.Progress;
import io.github.kindproof.node.HostShell;
import io.github.kindproof.node.PrintkRateLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The leftovers of Kindproof's runs: processes, containers, networks, files, and a changed sysctl.
 */
public final class LeftOvers {
  /** Where {@link PrintkRateLimit} keeps the original value, as this machine sees the path. */
  private static final Path SAVED_LIMIT = Path.of("/run/kindproof-printk-ratelimit");

  private LeftOvers() {}

  /** Return whether a run has left its folder, so that its containers may be there too. */
  public static boolean mayExist(KindproofCache cache) {
    Path runs = RunFolder.all(cache);
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.findAny().isPresent();
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot read " + runs + ": " + IoReason.of(e), "make it readable", e);
    }
  }

  /** Stop everything that dead runs started and remove everything that they left. */
  public static Reaped remove(Docker docker, KindproofCache cache) {
    return and(docker, reaper(docker, cache).removeLeftOvers());
  }

  /** Stop and remove everything that any run started or made, even a living or kept one. */
  public static Reaped removeAll(Docker docker, KindproofCache cache) {
    return and(docker, reaper(docker, cache).removeAll());
  }

  /** Remove everything that a run made, such as clusters that it kept. */
  public static Reaped removeOf(Owner run, Docker docker, KindproofCache cache) {
    return reaper(docker, cache).removeOf(run, false);
  }

  /** Report what was removed before a run. */
  static void say(Reaped reaped, Progress progress) {
    reaped.ended().forEach(what -> progress.say("stopped " + what));
    reaped.removed().forEach(what -> progress.say("removed leftover of a dead run: " + what));
    reaped
        .stays()
        .forEach(what -> progress.say("could not remove leftover of a dead run: " + what));
  }

  static Reaper reaper(Docker docker, KindproofCache cache) {
    return new Reaper(docker, RunFolder.all(cache));
  }

  /** Restore the rate limit too, which a recording does itself unless killed with its container. */
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
