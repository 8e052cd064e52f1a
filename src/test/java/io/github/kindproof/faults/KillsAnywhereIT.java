package io.github.kindproof.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.RandomSeed;
import io.github.kindproof.internal.io.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Commands that are killed or interrupted at a random moment. What the kernel logs is put back by
 * itself, {@code kindproof clean} removes the rest, and at the end a whole run works as ever.
 * {@code -Dkindproof.kills=100} asks for more than ten; the seed is in the name of each.
 */
@Tag("cluster")
@Tag("faults")
@Isolated
class KillsAnywhereIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration CLEAN = Duration.ofMinutes(5);

  /** Commands with the seconds that they need on two cores. */
  private static final List<Victim> VICTIMS =
      List.of(
          new Victim(60, "tutorial", "--kubernetes", "default", "--step", "5"),
          new Victim(70, nginx("record", "--output", "nginx.json")),
          new Victim(70, nginx("verify", "--profile", "src/test/profiles/nginx-recorded.json")),
          new Victim(90, nginx("mutate", "--profile", "src/test/profiles/nginx-recorded.json")),
          new Victim(70, nginx("diagnose", "--profile", "profiles/fine-grained.json")),
          new Victim(90, "would-break", "manifests/workloads/nginx.yaml"),
          new Victim(
              90, "matrix", "--kubernetes", "default", "--runtime", "own", "--variant", "plain"),
          new Victim(120, "rollout"),
          new Victim(5, "setup"),
          new Victim(2, "lint", "profiles"),
          new Victim(2, "clean"));

  private record Victim(int seconds, String... arguments) {}

  private record Kill(long seed, int number, String signal, double after, List<String> arguments) {
    @Override
    public String toString() {
      return "%d of seed %d: SIG%s after %.1f s, %s"
          .formatted(number, seed, signal, after, String.join(" ", arguments));
    }
  }

  static Stream<Kill> kills() {
    long seed = RandomSeed.get();
    Random random = new Random(seed);
    return Stream.iterate(1, it -> it + 1)
        .limit(Integer.getInteger("kindproof.kills", 10))
        .map(
            number -> {
              Victim victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
              double after = random.nextDouble() * victim.seconds();
              String signal = random.nextBoolean() ? "KILL" : "INT";
              return new Kill(seed, number, signal, after, List.of(victim.arguments()));
            });
  }

  @ParameterizedTest
  @MethodSource("kills")
  void nothingStays(Kill kill, @TempDir Path folder) throws Exception {
    TreeMap<String, String> settings = settings();
    List<String> volumes = ChildRun.looseVolumes();
    List<String> arguments = new ArrayList<>(kill.arguments());
    arguments.replaceAll(it -> it.equals("nginx.json") ? folder.resolve(it).toString() : it);
    ChildRun run = ChildRun.start(folder, arguments.toArray(String[]::new));
    run.process().waitFor((long) (kill.after() * 1000), TimeUnit.MILLISECONDS);
    Optional<String> token = run.tokenIfAny();
    run.signal(kill.signal());
    assertThat(run.process().waitFor(2, TimeUnit.MINUTES)).as(run.said()).isTrue();
    assertThat(run.said()).doesNotContain("\tat ").doesNotContain("Exception in thread");

    await().atMost(SOON).untilAsserted(() -> assertThat(settings()).isEqualTo(settings));
    ProcessResult clean = Command.of("./kindproof", "clean").withLimit(CLEAN).run();
    assertThat(clean.ok()).as(clean.stderr()).isTrue();
    token.ifPresent(it -> assertThat(ChildRun.left(it)).as(clean.stderr()).isEmpty());
    assertThat(ChildRun.looseVolumes()).isSubsetOf(volumes);
    assertThat(folder.resolve("nginx.json"))
        .satisfiesAnyOf(
            file -> assertThat(file).doesNotExist(),
            file -> assertThat(file).content().startsWith("{").endsWith("}\n"));
  }

  /** By its name the last of this class. */
  @Test
  void wholeRunsWorkAfterIt(@TempDir Path folder) throws Exception {
    ChildRun run = ChildRun.start(folder, "tutorial", "--kubernetes", "default", "--step", "5");
    assertThat(run.process().waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(run.process().exitValue()).as(run.said()).isZero();
  }

  /** The settings of the kernel that recordings change. */
  private static TreeMap<String, String> settings() throws IOException {
    TreeMap<String, String> settings = new TreeMap<>();
    for (String name :
        List.of("printk_ratelimit", "printk_ratelimit_burst", "printk", "seccomp/actions_logged")) {
      settings.put(name, Files.readString(Path.of("/proc/sys/kernel", name)));
    }
    return settings;
  }

  private static String[] nginx(String command, String option, String file) {
    return new String[] {
      command, "manifests/workloads/nginx.yaml", "--exercise", "exercises/nginx.sh", option, file
    };
  }
}
