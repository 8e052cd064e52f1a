package io.github.kindproof.internal.io.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** A clock in which each event takes a microsecond. */
@Timeout(30)
class LanesTest {
  private final List<JsonNode> events = new ArrayList<>();
  private final AtomicLong nanoTime = new AtomicLong();
  private final Lanes lanes =
      new Lanes(
          event -> events.add(JsonText.parse(JsonText.line(event)).orElseThrow()),
          () -> nanoTime.getAndAdd(1000),
          "kindproof x");

  @Test
  void spansOfAThreadNest() {
    try (Span boot = lanes.begin(Category.TASK, "boot", Map.of())) {
      try (Span wait = lanes.begin(Category.WAIT, "a node", Map.of("limit", "9 s"))) {
        wait.detail("ended", "met");
      }
      boot.detail("done", "1 node");
    }
    RecordedTrace trace = trace();
    assertThat(trace.paths()).containsExactly("task boot/wait a node", "task boot");
    assertThat(trace.span("a node").details()).isEqualTo(Map.of("limit", "9 s", "ended", "met"));
    assertThat(trace.span("boot").begin()).isEqualTo(0);
    assertThat(trace.span("boot").end()).isEqualTo(3);
  }

  @Test
  void oneThatAnotherThreadEndsEndsWhatIsInIt() {
    Span boot = lanes.begin(Category.TASK, "boot", Map.of());
    Span wait = lanes.begin(Category.WAIT, "a node", Map.of());
    inThread("clean-up", boot::close);
    wait.close();
    boot.close();
    assertThat(trace().paths()).containsExactly("task boot/wait a node", "task boot");
  }

  @Test
  void oneThatStillRunsIsThere() {
    Span unused = lanes.begin(Category.TASK, "boot", Map.of());
    assertThat(trace().span("boot").end()).isInfinite();
  }

  @Test
  void aThreadUsesTheLaneOfAnEarlierOneOfItsName() {
    inThread("boot", () -> lanes.begin(Category.TASK, "first", Map.of()).close());
    inThread("boot", () -> lanes.begin(Category.TASK, "second", Map.of()).close());
    assertThat(trace().paths()).containsExactly("task first", "task second");
    assertThat(trace().span("second").lane()).isEqualTo("boot");
    assertThat(
            trace().events().stream()
                .filter(it -> it.path("name").asString().equals("thread_name")))
        .hasSize(1);
  }

  @Test
  void twoThreadsAtTheSameTimeHaveTwoLanes() {
    inThread(
        "boot",
        () -> {
          try (Span first = lanes.begin(Category.TASK, "first", Map.of())) {
            inThread("boot", () -> lanes.begin(Category.TASK, "second", Map.of()).close());
          }
        });
    assertThat(trace().span("first").lane()).isEqualTo("boot");
    assertThat(trace().span("second").lane()).isEqualTo("boot 2");
    assertThat(trace().paths()).containsExactly("task second", "task first");
  }

  @Test
  void threadsOfPoolsAreWorkers() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(1);
    pool.submit(() -> lanes.begin(Category.TASK, "step 1", Map.of()).close()).get();
    pool.shutdown();
    assertThat(trace().span("step 1").lane()).isEqualTo("worker");
  }

  @Test
  void whatAThreadDoesForAnotherIsInItsLane() {
    try (Span wait = lanes.begin(Category.WAIT, "a node", Map.of())) {
      Runnable look =
          lanes.inThisLane(() -> lanes.begin(Category.PROCESS, "docker exec", Map.of()).close());
      inThread("looks", look);
      inThread("looks", () -> lanes.begin(Category.PROCESS, "docker ps", Map.of()).close());
    }
    assertThat(trace().paths())
        .containsExactly("wait a node/process docker exec", "process docker ps", "wait a node");
  }

  @Test
  void aThreadThatWorkedForAnotherHasItsOwnLaneAfterwards() {
    Span wait = lanes.begin(Category.WAIT, "a node", Map.of());
    Runnable look = lanes.inThisLane(() -> {});
    inThread(
        "looks",
        () -> {
          look.run();
          lanes.begin(Category.PROCESS, "docker ps", Map.of()).close();
        });
    wait.close();
    assertThat(trace().span("docker ps").lane()).isEqualTo("looks");
  }

  @Test
  void whatRunsInTheBackgroundHasALaneOfItsOwn() {
    Span logs = lanes.beginBeside(Category.PROCESS, "docker logs", Map.of());
    Span more = lanes.beginBeside(Category.PROCESS, "docker logs", Map.of());
    lanes.begin(Category.TASK, "boot", Map.of()).close();
    logs.close();
    more.close();
    assertThat(trace().paths())
        .containsExactly("task boot", "process docker logs", "process docker logs");
    assertThat(trace().spans())
        .filteredOn(it -> it.category().equals("process"))
        .extracting(RecordedTrace.Recorded::lane)
        .containsExactly("docker logs (background)", "docker logs (background) 2");
  }

  @Test
  void aCounterHasANumber() {
    lanes.counter("busy", 42);
    JsonNode counter = events.get(events.size() - 1);
    assertThat(counter.required("ph").asString()).isEqualTo("C");
    assertThat(counter.required("args").required("value").asInt()).isEqualTo(42);
    assertThat(trace().spans()).isEmpty();
  }

  @Test
  void theProcessHasItsName() {
    assertThat(events.get(0).required("name").asString()).isEqualTo("process_name");
    assertThat(events.get(0).required("args").required("name").asString()).isEqualTo("kindproof x");
  }

  private RecordedTrace trace() {
    return RecordedTrace.of(events);
  }

  private static void inThread(String name, Runnable work) {
    CountDownLatch ended = new CountDownLatch(1);
    new Thread(
            () -> {
              work.run();
              ended.countDown();
            },
            name)
        .start();
    try {
      ended.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
