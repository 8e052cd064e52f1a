package io.github.kindproof.internal.io.trace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Samples how busy this machine is, and how much memory this process has, from proc(5). */
final class MachineLoad implements Runnable {
  private static final int IDLE = 3;
  private static final int IO_WAIT = 4;

  /** Time of guests is also time of the user. */
  private static final int COLUMNS = 8;

  private final Lanes lanes;
  private Ticks before = new Ticks(0, 0);

  private MachineLoad(Lanes lanes) {
    this.lanes = lanes;
  }

  /** Samples once a second until the process ends; never on a machine without {@code /proc}. */
  static void sampleFor(Lanes lanes) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread daemon = new Thread(work, "trace");
              daemon.setDaemon(true);
              return daemon;
            });
    ScheduledFuture<?> unused =
        thread.scheduleAtFixedRate(new MachineLoad(lanes), 0, 1, TimeUnit.SECONDS);
  }

  @Override
  public void run() {
    try {
      Ticks now = Ticks.parse(Files.readAllLines(Path.of("/proc/stat")));
      if (before.all() > 0) {
        lanes.counter("busy CPU of the machine in %", now.busyPercentSince(before));
      }
      before = now;
      residentKibibytes(Files.readAllLines(Path.of("/proc/self/status")))
          .ifPresent(kibibytes -> lanes.counter("memory of this JVM in MiB", kibibytes >> 10));
    } catch (IOException e) {
      throw new IllegalStateException(e); // which ends the sampling
    }
  }

  /** Finds the resident set size in {@code /proc/PID/status}. */
  static OptionalLong residentKibibytes(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst();
  }

  /** The time of all cores since the machine started, in ticks. */
  record Ticks(long busy, long all) {
    /** Parses {@code /proc/stat}, which begins with the sum of all cores. */
    static Ticks parse(List<String> stat) {
      long[] times =
          Arrays.stream(stat.get(0).split("\\s+"))
              .skip(1)
              .limit(COLUMNS)
              .mapToLong(Long::parseLong)
              .toArray();
      long all = Arrays.stream(times).sum();
      return new Ticks(all - times[IDLE] - times[IO_WAIT], all);
    }

    long busyPercentSince(Ticks before) {
      return 100 * (busy - before.busy) / Math.max(1, all - before.all);
    }
  }
}
