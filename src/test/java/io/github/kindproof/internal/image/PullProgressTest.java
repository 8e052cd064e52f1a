package io.github.kindproof.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PullProgressTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final PullProgress progress = new PullProgress();

  @Test
  void layersAndBytesAreCounted() {
    say(null, "Pulling from kindest/node", 0, 0);
    say("a", "Pulling fs layer", 0, 0);
    say("b", "Pulling fs layer", 0, 0);
    say("c", "Already exists", 0, 0);
    say("a", "Downloading", 2_500_000, 5_000_000);
    say("b", "Downloading", 1_000_000, 7_000_000);
    assertThat(progress).hasToString("1 of 3 layers, 3 of 12 MB");

    say("a", "Download complete", 0, 0);
    say("a", "Extracting", 100, 5_000_000);
    say("a", "Pull complete", 0, 0);
    assertThat(progress).hasToString("2 of 3 layers, 6 of 12 MB");
  }

  @Test
  void aLayerThatGoesOnAfterAnotherTryIsNotHopeless() {
    say("a", "Downloading", 10, 100);
    retry("a");
    say("a", "Downloading", 20, 100);
    retry("a");

    assertThat(progress.retried()).isTrue();
    assertThat(progress.isHopeless()).isFalse();
  }

  @Test
  void aLayerThatGivesNothingMoreAfterAnotherTryIsHopeless() {
    say("a", "Downloading", 10, 100);
    retry("a");
    say("a", "Downloading", 10, 100);
    assertThat(progress.isHopeless()).isFalse();
    retry("a");

    assertThat(progress.isHopeless()).isTrue();
  }

  private void retry(String id) {
    say(id, "Retrying in 2 seconds", 0, 0);
    say(id, "Retrying in 1 second", 0, 0);
  }

  private void say(@Nullable String id, String status, long now, long all) {
    String item =
        "{\"status\":\"%s\",\"progressDetail\":{\"current\":%d,\"total\":%d}%s}"
            .formatted(status, now, all, id == null ? "" : ",\"id\":\"" + id + "\"");
    progress.add(JSON.readTree(item));
  }
}
