package io.github.kindproof.dependant;

import io.github.kindproof.ProcessResult;
import io.github.kindproof.internal.io.process.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A project that depends on Kindproof, on a machine without docker and kind: nothing on its class
 * path that Kindproof only has for its own command, nothing of the checkout in its folder.
 *
 * @param folder the project's
 */
public record Dependant(Path folder) {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** What only Kindproof's own command and tests have; ArchUnit is a test engine that logs. */
  private static final Pattern NOT_THEIRS = Pattern.compile("/(slf4j-simple|archunit)[^/]*$");

  /**
   * Runs a test class of it.
   *
   * @param options for Java, for example -Dkindproof.provider=existing
   */
  public ProcessResult test(Class<?> test, String... options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath(), TestRun.class.getName(), test.getName()));
    return Command.of(command)
        .in(folder)
        .withEnvironment(
            Map.of(
                "PATH", emptyFolder("nothing").toString(),
                "DOCKER_HOST", "unix:///nowhere/docker.sock",
                "HOME", emptyFolder("home").toString(),
                "XDG_CACHE_HOME", "",
                "KUBECONFIG", "/dev/null"))
        .withLimit(LIMIT)
        .run();
  }

  private Path emptyFolder(String name) {
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !NOT_THEIRS.matcher(entry).find())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
