package io.github.kindproof.internal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** A picture of a page for docs/reports.md. */
public final class Picture {
  private static final Path DOCS = Path.of("docs", "images");
  private static final Path SEEN = Path.of("target", "kindproof", "pictures");

  private Picture() {}

  /**
   * Takes one of what the window shows. {@code -Dkindproof.update} replaces the picture in docs;
   * otherwise it is only there to look at.
   */
  public static Path take(ChromeDriver browser, String name, int width, int height)
      throws IOException {
    browser.manage().window().setSize(new Dimension(width, height));
    Path folder = System.getProperty("kindproof.update") != null ? DOCS : SEEN;
    Files.createDirectories(folder);
    return Files.write(folder.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
  }
}
