package io.github.kindproof.internal.doctor;

/** Reads {@code /proc/meminfo} (proc(5)). */
final class MemoryInfo {
  private static final String AVAILABLE = "MemAvailable:";

  private MemoryInfo() {}

  /** The bytes that processes can get without swapping; 0 if unknown. */
  static long available(String memInfo) {
    return memInfo
        .lines()
        .filter(line -> line.startsWith(AVAILABLE))
        .map(line -> line.substring(AVAILABLE.length()).replace("kB", "").strip())
        .mapToLong(kib -> Long.parseLong(kib) * 1024)
        .findFirst()
        .orElse(0);
  }
}
