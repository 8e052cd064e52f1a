package io.github.kindproof.internal.io.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Another JVM with Kindproof's classes, its tests and its logger. */
public final class OwnJvm {
  private OwnJvm() {}

  /** A process that runs a class of the tests. */
  public static ProcessBuilder running(
      Class<?> main, List<String> options, List<String> arguments) {
    String classPath =
        Stream.of(main, Command.class, LoggerFactory.class)
            .map(each -> each.getProtectionDomain().getCodeSource().getLocation().getPath())
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath, main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
  }
}
