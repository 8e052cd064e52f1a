package io.github.kindproof.internal.io.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KernelFileTest {
  @Test
  void readsTheWholeValueOfASysctl() throws IOException {
    String lastCapability = KernelFile.read(Path.of("/proc/sys/kernel/cap_last_cap"));
    assertThat(Integer.parseInt(lastCapability)).isGreaterThanOrEqualTo(37);
  }
}
