package io.github.kindproof.internal.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Debian's Chromium, in which the tests of pages look at them. */
public final class Chromium {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  // It warns that it has no DevTools binding for this version: none is used.
  private static final Logger BINDINGS = Logger.getLogger("org.openqa.selenium.devtools");

  private Chromium() {}

  /** Starts it with its data in this folder; without one on this machine the test is left out. */
  public static ChromeDriver start(Path folder) {
    assumeTrue(
        Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
        "no browser to look with: install Debian's chromium and chromium-driver");
    BINDINGS.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--user-data-dir=" + folder.resolve("browser"));
    // The driver is named, so that Selenium looks for none on the network.
    return new ChromeDriver(
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build(),
        options);
  }

  /** Makes the page as wide as that of a phone. */
  public static void narrow(ChromeDriver browser) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 780, "deviceScaleFactor", 2, "mobile", true));
  }

  /** The pixels by which the page is wider than its window. */
  public static int overflow(ChromeDriver browser) {
    Object pixels =
        browser.executeScript("return document.documentElement.scrollWidth - innerWidth");
    return Math.max(0, ((Number) Objects.requireNonNull(pixels)).intValue());
  }
}
