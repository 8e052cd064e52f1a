package io.github.kindproof.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kindproof.Evidence;
import io.github.kindproof.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The report as a colleague sees it, in Debian's Chromium. */
class ReportPageIT {
  private static final int PHONE = 360;

  @TempDir static Path folder;
  private static @Nullable ChromeDriver started;

  private final ChromeDriver browser = Objects.requireNonNull(started);

  @BeforeAll
  static void start() {
    started = Chromium.start(folder);
  }

  @AfterAll
  static void stop() {
    if (started != null) {
      started.quit();
    }
  }

  @BeforeEach
  void desktop() {
    browser.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  @Test
  void aClickOnACellShowsItsEvidenceAndAnotherHidesIt() {
    open(usual());
    WebElement panel = browser.findElement(By.id("step-6-v1.34.11"));
    assertThat(panel.isDisplayed()).isFalse();

    cell("step-6-v1.34.11").click();

    assertThat(panel.isDisplayed()).isTrue();
    assertThat(panel.getText())
        .contains("Step 6 on v1.34.11", "differs", "CrashLoopBackOff after 3 restarts", "BackOff");
    assertThat(cell("step-6-v1.34.11").getDomAttribute("aria-expanded")).isEqualTo("true");
    assertThat(browser.findElement(By.id("step-6-v1.24.17")).isDisplayed()).isFalse();

    cell("step-6-v1.34.11").click();
    assertThat(panel.isDisplayed()).isFalse();
  }

  @Test
  void theKeyboardOpensACellToo() {
    open(usual());
    cell("step-1-v1.24.17").sendKeys(Keys.ENTER);
    assertThat(browser.findElement(By.id("step-1-v1.24.17")).isDisplayed()).isTrue();
  }

  @Test
  void aLinkToACellOpensIt() {
    Path file = write(usual());
    browser.get(file.toUri() + "#step-6-v1.34.11");
    assertThat(browser.findElement(By.id("step-6-v1.34.11")).isDisplayed()).isTrue();
  }

  @Test
  void theFilterLeavesOnlyWhatDiffers() {
    open(usual());
    assertThat(shownSteps()).containsExactly("1", "6", "7");
    browser.findElement(By.id("only-differing")).click();
    assertThat(shownSteps()).containsExactly("6", "7");
    browser.findElement(By.id("only-differing")).click();
    assertThat(shownSteps()).containsExactly("1", "6", "7");
  }

  @Test
  void hostileTextIsShownAndNeverRun() {
    Evidence log = new Evidence("log", Results.HOSTILE);
    open(List.of(Results.result("1<i>", "v1", Verdict.DIFFERS, Results.HOSTILE, log)));
    browser.findElement(By.cssSelector("button.cell")).click();

    assertThat(browser.getTitle()).startsWith("Seccomp, step by step");
    assertThat(browser.findElements(By.cssSelector("img, i, #intruder"))).isEmpty();
    assertThat(browser.findElements(By.tagName("script"))).hasSize(1);
    assertThat(browser.findElement(By.tagName("pre")).getText())
        .contains("</pre></script>", "onerror=\"document.title='owned'\"", "␛[31mred␀");
  }

  @Test
  void nothingIsLoadedFromTheNetworkEvenByWhatGotIn() throws IOException {
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    try {
      open(usual());
      assertThat(number("return performance.getEntriesByType('resource').length")).isZero();
      Object refused =
          browser.executeAsyncScript(
              """
              const image = document.createElement('img');
              const refused = arguments[1];
              addEventListener('securitypolicyviolation', e => refused(e.violatedDirective));
              image.onload = () => refused('loaded');
              image.src = arguments[0];
              document.body.append(image);
              """,
              "http://127.0.0.1:" + server.getAddress().getPort() + "/x.png");
      assertThat(refused).isEqualTo("img-src");
      assertThat(requests).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aScriptThatGotInWouldNotRun() {
    open(usual());
    browser.executeScript(
        """
        const script = document.createElement('script');
        script.textContent = 'document.title = "owned"';
        document.body.append(script);
        document.body.setAttribute('onclick', 'document.title = "owned"');
        document.body.click();
        """);
    assertThat(browser.getTitle()).startsWith("Seccomp");
  }

  @Test
  void aPhoneScrollsOnlyDown() {
    phone();
    open(usual());
    cell("step-6-v1.34.11").click();
    assertThat(number("return innerWidth")).isEqualTo(PHONE);
    assertThat(pageWidth()).isLessThanOrEqualTo(PHONE);
    assertThat(cell("step-6-v1.34.11").getText()).contains("v1.34.11", "differs");
  }

  @Test
  void tenVersionsScrollInsideTheTable() {
    List<StepResult> results = new ArrayList<>();
    for (int minor = 25; minor < 35; minor++) {
      results.add(Results.asExpected("1", "v1." + minor + ".1"));
    }
    open(results);
    int window = number("return innerWidth");
    assertThat(pageWidth()).isLessThanOrEqualTo(window);
    cell("step-1-v1.34.1").click();
    assertThat(browser.findElement(By.cssSelector("#step-1-v1\\.34\\.1 .sheet")).getRect().width)
        .isLessThanOrEqualTo(window);
    phone();
    assertThat(pageWidth()).isLessThanOrEqualTo(PHONE);
  }

  @Test
  void darkAndLightSchemesFollowTheSystem() {
    open(usual());
    assertThat(brightness("light")).isGreaterThan(200);
    assertThat(brightness("dark")).isLessThan(60);
  }

  @Test
  void aMegabyteOfEvidenceCanBeRead() {
    String line = "2026-11-25T04:15:00Z nginx: worker process 31 exited on signal 31\n";
    Evidence log = new Evidence("log", line.repeat(16_000));
    open(List.of(Results.result("1", "v1", Verdict.DIFFERS, "", log)));
    browser.findElement(By.cssSelector("button.cell")).click();
    assertThat(browser.findElement(By.tagName("pre")).isDisplayed()).isTrue();
    assertThat(browser.findElement(By.tagName("summary")).getText()).contains("16000 lines");
  }

  private static List<StepResult> usual() {
    return List.of(
        Results.asExpected("1", "v1.34.11"),
        Results.asExpected("1", "v1.24.17"),
        Results.result(
            "6",
            "v1.34.11",
            Verdict.DIFFERS,
            "x".repeat(200),
            new Evidence("events", "Warning  BackOff  " + "y".repeat(400)),
            new Evidence("kind config", "kind: Cluster")),
        Results.asExpected("6", "v1.24.17"),
        Results.result("7", "v1.24.17", Verdict.NOT_OBSERVED, "no space left on device"));
  }

  private Path write(List<StepResult> results) {
    // Another name each time: a browser would not load the same one again for another fragment.
    Path file = folder.resolve("report-" + UUID.randomUUID() + ".html");
    ReportPage.write(file, Results.RUN, results);
    return file;
  }

  private void open(List<StepResult> results) {
    browser.get(write(results).toUri().toString());
  }

  private WebElement cell(String panel) {
    return browser.findElement(By.cssSelector("[aria-controls='" + panel + "']"));
  }

  private List<String> shownSteps() {
    return browser.findElements(By.className("number")).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .toList();
  }

  private void phone() {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", PHONE, "height", 780, "deviceScaleFactor", 2, "mobile", true));
  }

  private int pageWidth() {
    return number("return document.documentElement.scrollWidth");
  }

  /** The brightness of the page's background, 0 to 255. */
  private int brightness(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    return number(
        """
        const rgb = getComputedStyle(document.body).backgroundColor.match(/\\d+/g);
        return Math.max(...rgb.slice(0, 3).map(Number));
        """);
  }

  private int number(String script) {
    return ((Number) Objects.requireNonNull(browser.executeScript(script))).intValue();
  }
}
