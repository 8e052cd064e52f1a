package io.github.kindproof.cluster.k3s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.EnvironmentException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The provider on a class path without Testcontainers, where every run opens and closes it. */
class WithoutTestcontainersTest {
  @Test
  void aRunStopsItAndEndsWell() throws Exception {
    try (URLClassLoader classes = withoutTestcontainers()) {
      Class<?> type = classes.loadClass(K3sProvider.class.getName());
      assertThat(type).isNotSameAs(K3sProvider.class);
      Object provider = type.getConstructors()[0].newInstance((Object) null);
      assertThat(type.getMethod("name").invoke(provider)).isEqualTo("k3s");
      type.getMethod("stopBooting").invoke(provider);
    }
  }

  @Test
  void onlyABootNamesTheLibrary() throws Exception {
    try (URLClassLoader classes = withoutTestcontainers()) {
      Class<?> type = classes.loadClass(K3sProvider.class.getName());
      Object provider = type.getConstructors()[0].newInstance((Object) null);
      Class<?> spec = classes.loadClass("io.github.kindproof.cluster.ClusterSpec");
      assertThatThrownBy(() -> type.getMethod("prepare", spec).invoke(provider, (Object) null))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .satisfies(
              cause ->
                  assertThat(cause.getClass().getName())
                      .isEqualTo(EnvironmentException.class.getName()))
          .hasMessageContaining("testcontainers");
    }
  }

  private static URLClassLoader withoutTestcontainers() {
    URL[] path =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("testcontainers"))
            .map(WithoutTestcontainersTest::url)
            .toArray(URL[]::new);
    assertThat(Arrays.toString(path)).contains("fabric8");
    return new URLClassLoader(path, ClassLoader.getPlatformClassLoader());
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (IOException e) {
      throw new IllegalArgumentException(entry, e);
    }
  }
}
