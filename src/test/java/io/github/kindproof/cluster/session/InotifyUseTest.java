package io.github.kindproof.cluster.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.WatchService;
import org.junit.jupiter.api.Test;

class InotifyUseTest {
  @Test
  void anInstanceIsCountedWhileItIsOpen() throws IOException {
    // On Linux a watch service of Java is one.
    try (WatchService watch = FileSystems.getDefault().newWatchService()) {
      assertThat(watch).isNotNull();
      assertThat(InotifyUse.ofThisHost()).isPositive();
    }
  }
}
