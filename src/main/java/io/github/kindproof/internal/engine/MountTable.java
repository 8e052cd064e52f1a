package io.github.kindproof.internal.engine;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mount points that this process sees, in the order in which they were mounted. */
record MountTable(List<Path> mountPoints) {
  private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

  /** Unmounts everything at or under a folder. */
  static void unmountUnder(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try {
      MountTable table = parse(Files.readString(Path.of("/proc/self/mountinfo")));
      for (Path place : table.under(folder.toRealPath())) {
        if (!Command.of("umount", place.toString()).run().ok()) {
          Command.of("umount", "--lazy", place.toString()).output(); // still in use
        }
      }
    } catch (IOException e) {
      throw new EnvironmentException("mounts cannot be read: " + IoReason.of(e), "run on Linux", e);
    }
  }

  /** Parses {@code /proc/self/mountinfo}, whose fifth field is the mount point (proc(5)). */
  static MountTable parse(String mountInfo) {
    return new MountTable(
        mountInfo
            .lines()
            .map(line -> line.split(" "))
            .filter(fields -> fields.length > 4)
            .map(fields -> Path.of(unescape(fields[4])))
            .toList());
  }

  /** The mount points at or under a folder, deepest first, the order for unmounting. */
  List<Path> under(Path folder) {
    return mountPoints.stream()
        .filter(place -> place.startsWith(folder))
        .sorted(Comparator.comparingInt(Path::getNameCount).reversed())
        .toList();
  }

  private static String unescape(String field) {
    return ESCAPED
        .matcher(field)
        .replaceAll(
            octal ->
                Matcher.quoteReplacement(
                    String.valueOf((char) Integer.parseInt(octal.group(1), 8))));
  }
}
