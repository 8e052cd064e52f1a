package io.github.kindproof.fleet.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.report.Chromium;
import io.github.kindproof.internal.report.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page about the nodes of a cluster in Debian's Chromium. */
class CheckPageIT {
  @TempDir Path folder;

  @Test
  void showsOutliersFirstInAnyWidth() throws IOException {
    Path file = Files.writeString(folder.resolve("check.html"), CheckPage.of(result()));
    ChromeDriver browser = Chromium.start(folder);
    try {
      browser.get(file.toUri().toString());
      assertThat(Picture.take(browser, "check", 1200, 840)).isNotEmptyFile();
      assertThat(browser.findElement(By.tagName("body")).getText())
          .containsSubsequence("worker-17", "worker-3", "worker-9", "14 nodes");
      assertThat(Chromium.overflow(browser)).isZero();
      Chromium.narrow(browser);
      assertThat(Chromium.overflow(browser)).isZero();
    } finally {
      browser.quit();
    }
  }

  private static FleetResult result() {
    List<NodeAnswer> nodes = new ArrayList<>();
    for (int i = 1; i <= 16; i++) {
      NodeLook look =
          switch (i) {
            case 3 -> Looks.onKubelet("v1.24.17");
            case 9 -> Looks.filteredWith("app.json", "81c4");
            default -> Looks.filteredWith("app.json", "2f9c");
          };
      nodes.add(Looks.node("worker-" + i, look));
    }
    nodes.add(new NodeAnswer.NotLooked("worker-17", "not Ready: Kubelet stopped posting status"));
    return new FleetResult(
        "staging",
        "v1.34.11",
        Instant.parse("2026-11-26T14:02:11Z"),
        Duration.ofSeconds(9),
        40,
        0,
        List.copyOf(nodes));
  }
}
