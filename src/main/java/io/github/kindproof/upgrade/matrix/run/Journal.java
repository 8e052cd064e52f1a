package io.github.kindproof.upgrade.matrix.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kindproof.BadInputException;
import io.github.kindproof.EnvironmentException;
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
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is finished, one line a cell, on the disk before the next one is begun: {@code
 * {"inputs":"…","cell":{…}}}; and a line {@code {"session":"…"}} wherever a run began or went on.
 * Whoever is killed loses no line but the one that he was writing.
 */
final class Journal implements AutoCloseable {

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * What an earlier run finished.
   *
   * @param results the last of each cell, with the inputs that it was made from
   * @param sessions how long each took from its begin to its last line
   */
  record Kept(Map<Cell, Entry> results, Map<Instant, Duration> sessions) {
    static Kept nothing() {
      return new Kept(Map.of(), Map.of());
    }

    /** How long the sessions took in which these were finished. */
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
   * @param inputs stands for everything that it depends on
   * @param session when the session began that finished it
   */
  record Entry(String inputs, CellResult result, Instant session) {}

  /** Begins a new journal, over an older one. */
  static Journal begin(Path file) {
    return open(file, StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Goes on with the journal that is there. */
  static Journal goOn(Path file) {
    return open(file, StandardOpenOption.APPEND);
  }

  /** Reads a journal; a last line that was cut off is left out. */
  static Kept read(Path file) {
    if (!Files.exists(file)) {
      return Kept.nothing();
    }
    Map<Cell, Entry> results = new LinkedHashMap<>();
    Instant session = Instant.EPOCH;
    Map<Instant, Duration> sessions = new HashMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        JsonNode node = line(line);
        if (node.has("session")) {
          session = Instant.parse(node.get("session").asText());
        } else if (node.has("cell")) {
          CellResult result = MatrixJson.ofLine(node.get("cell").toString());
          results.put(result.cell(), new Entry(node.path("inputs").asText(), result, session));
          Duration since = Duration.between(session, result.when());
          sessions.merge(session, since, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInputException(
          file.toString(),
          "is no journal of this Kindproof: " + e.getMessage(),
          "run without --resume");
    }
    return new Kept(results, sessions);
  }

  synchronized void add(String inputs, CellResult result) {
    write("{\"inputs\":\"" + inputs + "\",\"cell\":" + MatrixJson.line(result) + "}\n");
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new EnvironmentException("the journal cannot be closed: " + e, "make room", e);
    }
  }

  private static JsonNode line(String line) {
    return JsonText.parse(line).orElseGet(JsonText::object); // cut off
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
      throw new EnvironmentException(file + " cannot be written: " + e, "make it writable", e);
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
      throw new EnvironmentException("the journal cannot be written: " + e, "make room", e);
    }
  }
}
