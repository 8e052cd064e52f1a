package io.github.kindproof.internal.setup;

import io.github.kindproof.internal.io.process.SearchPath;
import io.github.kindproof.internal.progress.Progress;
import java.util.List;

/** A browser and its driver, which the suites use to test the report. */
public record BrowserPart() implements SetupPart {
  @Override
  public String name() {
    return "browser";
  }

  @Override
  public boolean isDone() {
    SearchPath programs = SearchPath.ofThisProcess();
    return programs.find("chromium").isPresent() && programs.find("chromedriver").isPresent();
  }

  @Override
  public void run(Progress progress) {
    new Apt().install(List.of("chromium", "chromium-driver", "fonts-dejavu-core"), progress);
  }
}
