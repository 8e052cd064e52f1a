package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SideJsonTest {
  private static final Side SIDE =
      Sides.with(
          Sides.with(
              Sides.of(
                  Sides.OLD,
                  List.of(
                      Sides.running("a"), Sides.crashing("b", "EPERM"), Sides.serving("c", false)),
                  List.of(Sides.config("gate", false, "unrecognized", "line 7"))),
              new RuntimeDefaultSeen(
                  Sides.recordedProbe(), Sides.json("{'defaultAction':'SCMP_ACT_ERRNO'}"))),
          new NotObserved("d", "no image"));

  @TempDir Path folder;

  @Test
  void aSideComesBackAsItWas() {
    Path file = folder.resolve("side.json");
    SideJson.write(file, SIDE);
    assertThat(SideJson.read(file)).isEqualTo(SIDE);
    assertThat(UpgradeDiff.of(SIDE, SideJson.read(file), AllowList.none()).changes()).isEmpty();
  }

  @Test
  void whatWasRecordedOnItComesBackToo() {
    Path file = folder.resolve("side.json");
    TreeMap<String, JsonNode> recorded = new TreeMap<>();
    recorded.put("recorded.json", Sides.json("{'defaultAction':'SCMP_ACT_ERRNO'}"));
    Side side = new Side(Sides.NEW, Instant.EPOCH, List.of(), List.of(), null, List.of(), recorded);
    SideJson.write(file, side);
    assertThat(SideJson.read(file)).isEqualTo(side);
  }

  @Test
  void aSideWithoutRuntimeDefaultDoesToo() {
    Path file = folder.resolve("side.json");
    Side side = Sides.of(Sides.NEW, Sides.running("a"));
    SideJson.write(file, side);
    assertThat(SideJson.read(file)).isEqualTo(side);
  }

  @Test
  void anotherSchemaIsBadInput() {
    refuses(
        SideJson.json(SIDE).replace("kindproof-side/1", "kindproof-side/2"), "kindproof-side/2");
    refuses("{\"cells\":[]}", "no schema in it");
  }

  @Test
  void whatIsNoSideIsBadInputToo() {
    refuses("{\"schema\":\"kindproof-side/1\"}", "seenAt");
    refuses("{\n\"schema\":", ":2:");
    refuses("", "no schema in it");
    assertThatThrownBy(() -> SideJson.read(folder.resolve("none.json")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("cannot be read");
  }

  private void refuses(String text, String words) {
    Path file = folder.resolve("wrong.json");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    assertThatThrownBy(() -> SideJson.read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(words);
  }
}
