package io.github.kindproof.internal.io.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.internal.io.json.JsonText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The spans of a trace, read by the rules of Chrome's trace event format.
 *
 * @param events all events, in the order of the file
 */
public record RecordedTrace(List<JsonNode> events, List<Recorded> spans) {
  /**
   * A span.
   *
   * @param path the categories and names of the spans around it and its own, for example {@code
   *     task boot/wait x}
   * @param end infinite if it was still running
   */
  public record Recorded(
      String category,
      String name,
      String lane,
      String path,
      double begin,
      double end,
      Map<String, String> details) {}

  /**
   * Reads a trace, which has to be valid, even if it is of a running or a killed process. An event
   * that is written in the middle of reading is the reason to read again.
   */
  public static RecordedTrace read(Path file) {
    JsonNode array = await().until(() -> parse(file), Optional::isPresent).orElseThrow();
    assertThat(array.isArray()).isTrue();
    List<JsonNode> events = new ArrayList<>();
    array.forEach(events::add);
    return of(events);
  }

  private static Optional<JsonNode> parse(Path file) throws IOException {
    return JsonText.parse(Files.readString(file));
  }

  static RecordedTrace of(List<JsonNode> events) {
    Map<Integer, String> lanes = new HashMap<>();
    Map<Integer, Deque<JsonNode>> open = new HashMap<>();
    List<Recorded> spans = new ArrayList<>();
    for (JsonNode event : events) {
      int lane = event.required("tid").asInt();
      assertThat(event.required("pid").isInt()).isTrue();
      assertThat(event.required("ts").isNumber()).isTrue();
      Deque<JsonNode> stack = open.computeIfAbsent(lane, it -> new ArrayDeque<>());
      switch (event.required("ph").asString()) {
        case "M" -> {
          if (event.required("name").asString().equals("thread_name")) {
            assertThat(lanes.put(lane, event.required("args").required("name").asString()))
                .isNull();
          }
        }
        case "C" -> assertThat(event.required("args").required("value").isNumber()).isTrue();
        case "B" -> {
          assertThat(lanes).containsKey(lane);
          stack.push(event);
        }
        case "E" -> {
          JsonNode begin = stack.pop();
          assertThat(begin.required("name")).isEqualTo(event.required("name"));
          double end = event.required("ts").asDouble();
          assertThat(end).isGreaterThanOrEqualTo(begin.required("ts").asDouble());
          spans.add(
              recorded(lanes.getOrDefault(lane, ""), begin, stack, end, event.required("args")));
        }
        default -> throw new AssertionError("unknown phase in " + event);
      }
    }
    open.forEach(
        (lane, stack) -> {
          while (!stack.isEmpty()) {
            JsonNode begin = stack.pop();
            spans.add(
                recorded(
                    lanes.getOrDefault(lane, ""),
                    begin,
                    stack,
                    Double.POSITIVE_INFINITY,
                    JsonText.object()));
          }
        });
    return new RecordedTrace(List.copyOf(events), List.copyOf(spans));
  }

  private static Recorded recorded(
      String lane, JsonNode begin, Deque<JsonNode> around, double end, JsonNode atEnd) {
    Map<String, String> details = new HashMap<>();
    for (JsonNode args : List.of(begin.required("args"), atEnd)) {
      args.properties().forEach(each -> details.put(each.getKey(), each.getValue().asString()));
    }
    StringBuilder path = new StringBuilder(words(begin));
    around.forEach(outer -> path.insert(0, words(outer) + "/"));
    return new Recorded(
        begin.required("cat").asString(),
        begin.required("name").asString(),
        lane,
        path.toString(),
        begin.required("ts").asDouble(),
        end,
        details);
  }

  private static String words(JsonNode begin) {
    return begin.required("cat").asString() + " " + begin.required("name").asString();
  }

  /** The paths of all spans, by the order of their ends. */
  public List<String> paths() {
    return spans.stream().map(Recorded::path).toList();
  }

  /** The only span of this name. */
  public Recorded span(String name) {
    List<Recorded> found = spans.stream().filter(it -> it.name().equals(name)).toList();
    assertThat(found).as(name).hasSize(1);
    return found.get(0);
  }
}
