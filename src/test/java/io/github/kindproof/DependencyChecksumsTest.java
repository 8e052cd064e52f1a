package io.github.kindproof;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.internal.io.file.Sha256;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Maven 3.9 compares libraries and plugins with the list before it uses them. An older Maven does
 * not, but this does for the libraries.
 */
class DependencyChecksumsTest {
  private static final Path LIST = Path.of(".mvn/checksums/checksums.sha256");

  @Test
  void areThoseOfTheLibraries() throws IOException {
    Map<String, String> listed =
        Files.readAllLines(LIST).stream()
            .map(it -> it.split(" +", 2))
            .collect(toMap(it -> it[1], it -> it[0]));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> jars =
        Arrays.stream(classPath.split(File.pathSeparator))
            .filter(it -> it.endsWith(".jar"))
            .map(Path::of)
            .toList();
    assertThat(jars).hasSizeGreaterThan(50);
    for (Path jar : jars) {
      assertThat(listed.entrySet().stream().filter(it -> jar.endsWith(it.getKey())))
          .as("%s in %s, which `make checksums` writes", jar, LIST)
          .extracting(Map.Entry::getValue)
          .containsExactly(Sha256.of(Files.readAllBytes(jar)));
    }
  }
}
