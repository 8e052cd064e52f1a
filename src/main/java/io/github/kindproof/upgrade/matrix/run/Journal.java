package io.github.kindproof.upgrade.matrix.run;

import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.file.IoReason;
import io.github.kindproof.internal.io.file.TextFile;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.upgrade.matrix.Cell;
import io.github.kindproof.upgrade.matrix.CellResult;
import io.github.kindproof.upgrade.matrix.MatrixJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The finished cells, one line each, on the disk before the next one begins: {@code
 * {"inputs":"…","cell":{…}}}; and a line {@code {"session":"…"}} where a run began or resumed. A
 * killed run loses at most the line that it was writing.
 */
final class Journal implements AutoCloseable {

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * The work of earlier runs.
   *
   * @param results the last result of each cell
   * @param sessions the time from each session's beginning to its last line
   */
  record Kept(Map<Cell, Entry> results, Map<Instant, Duration> sessions) {
    static Kept nothing() {
      return new Kept(Map.of(), Map.of());
    }

    /** The time of the sessions in which these finished. */
    Duration wall(Collection<Entry> entries) {
      return entries.stream()
          .map(Entry::session)
          .distinct()
          .map(session -> sessions.getOrDefault(session, Duration.ZERO))
          .reduce(Duration.ZERO, Duration::plus);
    }
  }

  /**
   * One finished cell.
   *
   * @param inputs a hash of everything that it depends on
   * @param session when its session began
   */
  record Entry(String inputs, CellResult result, Instant session) {}

  static Journal begin(Path file) {
    return open(file, StandardOpenOption.TRUNCATE_EXISTING);
  }

  static Journal resume(Path file) {
    return open(file, StandardOpenOption.APPEND);
  }

  /** Reads a journal, without a last line that was cut off. */
  static Kept read(Path file) {
    if (!Files.exists(file)) {
      return Kept.nothing();
    }
    Map<Cell, Entry> results = new LinkedHashMap<>();
    Instant session = Instant.EPOCH;
    Map<Instant, Duration> sessions = new HashMap<>();
    int number = 0;
    try {
      for (String line : TextFile.read(file).lines().toList()) {
        number++;
        JsonNode node = JsonText.parse(line).orElseGet(JsonText::object); // cut off
        if (node.has("session")) {
          session = Instant.parse(node.get("session").asString(""));
        } else if (node.has("cell")) {
          CellResult result = MatrixJson.of(node.get("cell"));
          results.put(result.cell(), new Entry(node.path("inputs").asString(""), result, session));
          Duration since = Duration.between(session, result.when());
          sessions.merge(session, since, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
      }
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new BadInputException(
          number == 0 ? file.toString() : file + ":" + number,
          "is not a journal of this Kindproof: " + e.getMessage(),
          "run without --resume");
    }
    return new Kept(results, sessions);
  }

  synchronized void add(String inputs, CellResult result) {
    ObjectNode entry = JsonText.object().put("inputs", inputs);
    write(JsonText.line(entry.set("cell", MatrixJson.tree(result))) + "\n");
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EnvironmentException(
          "the journal cannot be closed: " + IoReason.of(e), "free disk space", e);
    }
  }

  private static Journal open(Path file, StandardOpenOption how) {
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      boolean cutOff = how == StandardOpenOption.APPEND && endsInMidLine(file);
      Journal journal =
          new Journal(
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how));
      journal.write((cutOff ? "\n" : "") + "{\"session\":\"" + Instant.now() + "\"}\n");
      return journal;
    } catch (IOException e) {
      throw new EnvironmentException(
          file + " cannot be written: " + IoReason.of(e),
          "free disk space, or make it writable",
          e);
    }
  }

  private static boolean endsInMidLine(Path file) throws IOException {
    return Files.exists(file)
        && !Files.readString(file).isEmpty()
        && !Files.readString(file).endsWith("\n");
  }

  private synchronized void write(String line) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    } catch (IOException e) {
      throw new EnvironmentException(
          "the journal cannot be written: " + IoReason.of(e), "free disk space", e);
    }
  }
}
