package io.github.kindproof.internal.doctor;

import io.github.kindproof.internal.doctor.MachineFacts.SeccompActions;
import io.github.kindproof.internal.engine.Engine;
import io.github.kindproof.internal.engine.EngineState;
import io.github.kindproof.internal.io.process.Caller;
import java.util.List;
import java.util.OptionalLong;

/** The findings that follow from the facts. */
final class Rules {
  private static final long GIB = 1L << 30;
  // The values that kind's documentation recommends for many nodes.
  private static final long INOTIFY_INSTANCES = 512;
  private static final long INOTIFY_WATCHES = 524_288;

  private Rules() {}

  static List<Finding> findings(MachineFacts facts) {
    return List.of(
        engine(facts),
        cgroup(facts),
        kind(facts),
        capabilities(facts),
        seccomp(facts.seccomp()),
        audit(facts.auditDaemon()),
        disk(facts),
        memory(facts.freeMemory()),
        inotify("inotify instances", facts.inotifyInstances(), INOTIFY_INSTANCES, "instances"),
        inotify("inotify watches", facts.inotifyWatches(), INOTIFY_WATCHES, "watches"),
        java(facts.javaRelease()),
        go(facts),
        packages(facts),
        reusable(facts.reusable()));
  }

  private static Finding reusable(List<String> clusters) {
    return Finding.ok(
        "reuse",
        clusters.isEmpty()
            ? "no cluster waits for the next run"
            : String.join(", ", clusters) + "; `" + typed("clean") + "` removes unused ones");
  }

  private static String typed(String rest) {
    return Caller.ofThisProcess().typed() + " " + rest;
  }

  private static Finding engine(MachineFacts facts) {
    String subject = "engine";
    if (facts.engine() instanceof EngineState.Running running) {
      return Finding.ok(subject, running.engine().described());
    }
    if (facts.engine() instanceof EngineState.Unusable unusable) {
      return Finding.problem(subject, unusable.why(), unusable.remedy());
    }
    return facts.root()
        ? Finding.warning(subject, "not running", typed("setup starts one"))
        : Finding.problem(
            subject, "not running, and only root can start one", "start Docker, or run as root");
  }

  private static Finding cgroup(MachineFacts facts) {
    String subject = "cgroup";
    if (!(facts.engine() instanceof EngineState.Running running)) {
      return Finding.ok(subject, "unknown until the engine is running");
    }
    Engine engine = running.engine();
    return switch (engine.cgroupVersion()) {
      case 2 -> Finding.ok(subject, "version 2");
      case 1 ->
          Finding.warning(
              subject,
              "version 1, which Kubernetes drops",
              "none needed: clusters accept it; version 2 is better");
      default -> Finding.problem(subject, "the engine reports none", "use Docker 20.10 or newer");
    };
  }

  private static Finding kind(MachineFacts facts) {
    return facts
        .kind()
        .map(path -> Finding.ok("kind", path.toString()))
        .orElseGet(() -> Finding.warning("kind", "missing or too old", typed("setup installs it")));
  }

  private static Finding capabilities(MachineFacts facts) {
    String subject = "capabilities";
    List<String> missing = facts.capabilities().missing();
    return missing.isEmpty()
        ? Finding.ok(subject, "the bounding set is full")
        : Finding.warning(
            subject,
            "the bounding set lacks " + String.join(", ", missing),
            "an engine started by setup handles this; any other engine must, too");
  }

  private static Finding seccomp(SeccompActions actions) {
    String subject = "seccomp";
    if (!actions.available().contains("errno")) {
      return Finding.problem(
          subject, "the kernel has no filters", "use a kernel with CONFIG_SECCOMP_FILTER");
    }
    return actions.logged().contains("log")
        ? Finding.ok(subject, "filters, and SCMP_ACT_LOG is logged")
        : Finding.problem(
            subject,
            "the kernel does not log SCMP_ACT_LOG",
            "add log: sysctl -w kernel.seccomp.actions_logged=\"… log\"");
  }

  private static Finding audit(boolean daemon) {
    return daemon
        ? Finding.problem(
            "audit daemon",
            "it consumes the records that Kindproof reads",
            "stop auditd while Kindproof runs")
        : Finding.ok("audit daemon", "none, so records are in the kernel's log");
  }

  private static Finding disk(MachineFacts facts) {
    String detail =
        "%.1f GiB free at %s".formatted(facts.freeDisk() / (double) GIB, facts.diskAt());
    return facts.freeDisk() >= 10 * GIB
        ? Finding.ok("disk", detail)
        : Finding.problem("disk", detail, "free disk space: 10 GiB are needed");
  }

  private static Finding memory(long free) {
    String detail = "%.1f GiB free".formatted(free / (double) GIB);
    if (free < 3 * GIB / 2) {
      return Finding.problem("memory", detail, "free memory: a cluster needs 1.5 GiB");
    }
    return free < 4 * GIB
        ? Finding.warning("memory", detail, "with 4 GiB, clusters can boot side by side")
        : Finding.ok("memory", detail);
  }

  private static Finding inotify(
      String subject, OptionalLong limit, long recommended, String name) {
    if (limit.isEmpty()) {
      return Finding.ok(subject, "the kernel reports no limit");
    }
    return limit.getAsLong() >= recommended
        ? Finding.ok(subject, "at most " + limit.getAsLong())
        : Finding.warning(
            subject,
            "at most " + limit.getAsLong() + ", enough for a few nodes",
            "for more: sysctl fs.inotify.max_user_" + name + "=" + recommended);
  }

  private static Finding java(int release) {
    return release >= 17
        ? Finding.ok("Java", "release " + release)
        : Finding.problem("Java", "release " + release, "install JDK 17 or newer");
  }

  private static Finding go(MachineFacts facts) {
    return facts
        .go()
        .map(path -> Finding.ok("Go", path.toString()))
        .orElseGet(
            () ->
                Finding.warning(
                    "Go",
                    "missing; needed only if images or kind cannot be downloaded",
                    "install Go 1.21 or newer"));
  }

  private static Finding packages(MachineFacts facts) {
    if (facts.apt()) {
      return Finding.ok("packages", facts.root() ? "apt" : "apt, as root");
    }
    boolean needed = !(facts.engine() instanceof EngineState.Running);
    return needed
        ? Finding.problem("packages", "no apt-get to install an engine", "install Docker yourself")
        : Finding.warning("packages", "no apt-get", "install packages for builds yourself");
  }
}
