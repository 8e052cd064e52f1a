package io.github.kindproof.internal.doctor;

import io.github.kindproof.cluster.session.IdleClusters;
import io.github.kindproof.internal.engine.BoundingSet;
import io.github.kindproof.internal.engine.EngineSearch;
import io.github.kindproof.internal.engine.EngineState;
import io.github.kindproof.internal.engine.Root;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.process.KernelFile;
import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.setup.Apt;
import io.github.kindproof.internal.setup.KindBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Examines this machine, and changes nothing. */
public final class Doctor {
  private static final Path SYSCTL = Path.of("/proc/sys");

  private final KindproofCache cache;

  /** Uses the disk of the cache if the engine does not name its own. */
  public Doctor(KindproofCache cache) {
    this.cache = cache;
  }

  public List<Finding> examine() {
    EngineState engine = EngineSearch.ofThisMachine(cache).look();
    Path disk = existing(diskOf(engine));
    SearchPath programs = SearchPath.ofThisProcess();
    return Rules.findings(
        new MachineFacts(
            engine,
            Root.isMe(),
            Apt.isThere(),
            KindBinary.in(cache).find(),
            programs.find("go"),
            Runtime.version().feature(),
            BoundingSet.ofThisProcess(),
            new MachineFacts.SeccompActions(
                words("kernel/seccomp/actions_avail"), words("kernel/seccomp/actions_logged")),
            isRunning("auditd"),
            disk,
            disk.toFile().getUsableSpace(),
            freeMemory(),
            limit("fs/inotify/max_user_instances"),
            limit("fs/inotify/max_user_watches"),
            reusable(engine)));
  }

  private List<String> reusable(EngineState engine) {
    return engine instanceof EngineState.Running running
        ? IdleClusters.of(running.engine().docker(), cache).find().stream()
            .map(IdleClusters.Found::toString)
            .toList()
        : List.of();
  }

  /** The engine's own folder, unless the engine is on another machine. */
  private Path diskOf(EngineState engine) {
    return engine instanceof EngineState.Running running
            && Files.isDirectory(running.engine().dataFolder())
        ? running.engine().dataFolder()
        : cache.root();
  }

  private static Path existing(Path folder) {
    Path place = folder;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  private static boolean isRunning(String program) {
    return ProcessHandle.allProcesses()
        .anyMatch(process -> process.info().command().orElse("").endsWith("/" + program));
  }

  private static long freeMemory() {
    return MemoryInfo.available(read(Path.of("/proc/meminfo")));
  }

  private static List<String> words(String sysctl) {
    return Arrays.asList(read(SYSCTL.resolve(sysctl)).split("\\s+", -1));
  }

  private static OptionalLong limit(String sysctl) {
    String value = read(SYSCTL.resolve(sysctl));
    return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
  }

  /** Empty where the kernel has no such file. */
  private static String read(Path file) {
    try {
      return KernelFile.read(file);
    } catch (IOException e) {
      return "";
    }
  }
}
