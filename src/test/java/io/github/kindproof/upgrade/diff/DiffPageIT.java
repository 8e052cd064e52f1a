package io.github.kindproof.upgrade.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.report.Chromium;
import io.github.kindproof.internal.report.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page of an upgrade in Debian's Chromium. */
class DiffPageIT {
  private static final UpgradeDiff DIFF =
      new UpgradeDiff(
          Sides.OLD,
          Sides.NEW,
          Stream.concat(
                  Stream.of(
                      new JudgedChange(
                          WorkloadRules.compare(
                                  Sides.running("nginx, allowPrivilegeEscalation: false"),
                                  Sides.crashing(
                                      "nginx, allowPrivilegeEscalation: false",
                                      "openat2: operation not permitted"))
                              .orElseThrow(),
                          null),
                      new JudgedChange(
                          ConfigRules.compare(
                                  Sides.config("seccomp-default-alpha.yaml", true, ""),
                                  Sides.config(
                                      "seccomp-default-alpha.yaml",
                                      false,
                                      "unrecognized feature gate: SeccompDefault"))
                              .orElseThrow(),
                          new AllowedChange(
                              "config seccomp-default-alpha.yaml",
                              "the new clusters use seccomp-default.yaml",
                              LocalDate.of(2027, 3, 31),
                              1)),
                      new JudgedChange(
                          WorkloadRules.compare(
                                  Sides.crashing("apache", "clone3: operation not permitted"),
                                  Sides.running("apache"))
                              .orElseThrow(),
                          null)),
                  Stream.of("io_uring_enter", "io_uring_register", "io_uring_setup")
                      .map(Sides::newlyDenied))
              .toList(),
          List.of(new NotObserved("mysql", "its image is not available")),
          List.of());

  @TempDir Path folder;

  @Test
  void showsWhatIsWorseInAnyWidth() throws IOException {
    Path file = Files.writeString(folder.resolve("diff.html"), DiffPage.of(DIFF));
    ChromeDriver browser = Chromium.start(folder);
    try {
      browser.get(file.toUri().toString());
      assertThat(Picture.take(browser, "diff", 1200, 1300)).isNotEmptyFile();
      assertThat(browser.findElement(By.tagName("body")).getText())
          .contains("nginx", "openat2: operation not permitted", "io_uring_setup", "mysql");
      assertThat(Chromium.overflow(browser)).isZero();
      Chromium.narrow(browser);
      assertThat(Chromium.overflow(browser)).isZero();
    } finally {
      browser.quit();
    }
  }
}
