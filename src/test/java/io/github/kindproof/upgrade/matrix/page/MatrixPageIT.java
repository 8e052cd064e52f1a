package io.github.kindproof.upgrade.matrix.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.report.Chromium;
import io.github.kindproof.internal.report.Picture;
import io.github.kindproof.upgrade.matrix.MatrixResults;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The matrix' page with more than 300 cells, as a colleague uses it in Debian's Chromium. */
class MatrixPageIT {
  @TempDir static Path folder;
  private static @Nullable ChromeDriver started;
  private static int cells;

  private final ChromeDriver browser = Objects.requireNonNull(started);

  @BeforeAll
  static void start() throws IOException {
    MatrixResults results = ManyResults.of(folder);
    cells = results.cells().size();
    MatrixPage.write(folder.resolve("matrix.html"), results, folder);
    started = Chromium.start(folder);
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.quit();
    }
  }

  @BeforeEach
  void open() {
    browser.manage().window().setSize(new Dimension(1700, 1100));
    browser.get(folder.resolve("matrix.html").toUri().toString());
  }

  /** Prints how long filtering and opening take: a figure to look at, which no machine fails by. */
  @Test
  void moreThan300CellsAreShown() throws IOException {
    assertThat(cells).isGreaterThanOrEqualTo(300);
    assertThat(buttons()).hasSize(cells);
    Picture.take(browser, "matrix", 1600, 1000);
    browser.executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
    double filtering = time("byId('words').value = 'v1.28 violation'; draw();");
    double all = time("byId('words').value = ''; draw();");
    double opening = time("byId('sheet').close(); open(cells[cells.length - 1]);");
    System.out.printf(
        "%d cells: filter %.0f ms, all again %.0f ms, open %.0f ms%n",
        cells, filtering, all, opening);
  }

  @Test
  void wordsNarrowItDownAndTheWrongCellIsFound() {
    browser.findElement(By.id("words")).sendKeys("v1.28 violation");
    assertThat(buttons()).hasSize(2);
    browser.findElement(By.id("words")).clear();
    browser.findElement(By.id("not-good")).click();
    assertThat(buttons())
        .singleElement()
        .satisfies(it -> assertThat(it.getText()).contains("Running"));
  }

  @Test
  void aCellOpensItsEvidence() {
    browser.findElement(By.id("not-good")).click();
    buttons().get(0).click();
    WebElement sheet = browser.findElement(By.id("sheet"));
    assertThat(sheet.getText())
        .contains(
            "violation on v1.28.15", "differs from its rule", "expectations.yaml:30", "BackOff")
        .contains("</script><script>");
    assertThat(browser.getTitle()).startsWith("Seccomp matrix");
    assertThat(browser.getCurrentUrl()).endsWith("#" + ManyResults.WRONG.id());
    sheet.findElement(By.className("close")).click();
    assertThat(sheet.isDisplayed()).isFalse();
  }

  @Test
  void aLinkToACellOpensIt() {
    browser.get(folder.resolve("matrix.html").toUri() + "?#" + ManyResults.WRONG.id());
    assertThat(browser.findElement(By.id("sheet")).getText()).contains("violation on v1.28.15");
  }

  @Test
  void rowsAndColumnsCanBeSwitched() {
    select("rows", "runtime");
    select("columns", "profile");
    assertThat(browser.findElements(By.cssSelector("#matrix tbody tr"))).hasSize(4);
    assertThat(browser.findElements(By.cssSelector("#matrix thead th"))).hasSize(1 + 3 + 3 + 1);
    assertThat(buttons()).hasSize(cells);
    browser.findElement(By.id("swap")).click();
    assertThat(browser.findElements(By.cssSelector("#matrix tbody tr"))).hasSize(7);
  }

  @Test
  void whatANeighborShowsOtherwiseIsMarked() {
    List<WebElement> changed = browser.findElements(By.cssSelector("td.changed"));
    assertThat(changed).hasSize(2); // there, and back again
    assertThat(changed.get(0).getDomAttribute("title"))
        .isEqualTo("CrashLoopBackOff, StartError (exit code 128) → Running, filtered, serving");
    browser.findElement(By.id("changing")).click();
    assertThat(browser.findElements(By.cssSelector("#matrix tbody tr"))).hasSize(1);
  }

  private List<WebElement> buttons() {
    return browser.findElements(By.cssSelector("#matrix button.one"));
  }

  private void select(String id, String value) {
    browser
        .findElement(By.id(id))
        .findElement(By.cssSelector("option[value=" + value + "]"))
        .click();
  }

  /**
   * Milliseconds of processor time until the browser has laid it out: other tests use the machine
   * meanwhile. The first of its kind is not counted, as it also compiles.
   */
  private double time(String code) {
    String laidOut = code + " document.body.offsetHeight;";
    browser.executeScript(laidOut);
    double before = processorTime();
    browser.executeScript(laidOut);
    return (processorTime() - before) * 1000;
  }

  private double processorTime() {
    Map<String, Object> metrics = browser.executeCdpCommand("Performance.getMetrics", Map.of());
    return ((List<?>) Objects.requireNonNull(metrics.get("metrics")))
        .stream()
            .map(metric -> (Map<?, ?>) metric)
            .filter(metric -> Objects.equals(metric.get("name"), "ThreadTime"))
            .mapToDouble(
                metric -> ((Number) Objects.requireNonNull(metric.get("value"))).doubleValue())
            .findFirst()
            .orElseThrow();
  }
}
