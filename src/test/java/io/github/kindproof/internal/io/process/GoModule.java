package io.github.kindproof.internal.io.process;

import static org.junit.jupiter.api.Assumptions.abort;

import io.github.kindproof.ProcessResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** Files that other projects publish, had as Go modules: nobody's files are copied here. */
public final class GoModule {
  private GoModule() {}

  /**
   * Where a module's files are; without Go, or where it cannot be had, the test is aborted with the
   * reason.
   *
   * @param module with its version, {@code host/path@v1.2.3}
   * @param folder an empty one to work in
   */
  public static Path fetched(String module, Path folder) throws IOException {
    if (SearchPath.ofThisProcess().find("go").isEmpty()) {
      abort("not looked at: without Go the module " + module + " cannot be had");
    }
    ProcessResult result =
        Command.of("go", "mod", "download", "-json", module)
            .in(folder)
            .withEnvironment(Map.of("GOFLAGS", "-mod=mod"))
            .withLimit(Duration.ofMinutes(3))
            .run();
    if (!result.ok()) {
      abort("not looked at: the module " + module + " cannot be had: " + result.lastLine());
    }
    return Path.of(new ObjectMapper().readTree(result.stdout()).path("Dir").asString());
  }
}
