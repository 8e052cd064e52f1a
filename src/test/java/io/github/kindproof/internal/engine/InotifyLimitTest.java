package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InotifyLimitTest {
  @TempDir private Path folder;
  private Path sysctl;
  private InotifyLimit limit;

  @BeforeEach
  void open() {
    sysctl = folder.resolve("max_user_instances");
    limit = new InotifyLimit(sysctl, folder.resolve("saved"));
  }

  @ParameterizedTest
  @CsvSource({"128, 512", "512, 512", "8192, 8192"})
  void isRaisedIfItIsLowerAndRestored(String original, String raised) throws IOException {
    Files.writeString(sysctl, original + "\n");
    limit.raise();
    assertThat(Files.readString(sysctl).strip()).isEqualTo(raised);
    limit.restore();
    assertThat(Files.readString(sysctl).strip()).isEqualTo(original);
  }

  @Test
  void aValueThatSomebodyElseHasSetStays() throws IOException {
    Files.writeString(sysctl, "128\n");
    limit.raise();
    Files.writeString(sysctl, "1024\n");
    limit.restore();
    assertThat(Files.readString(sysctl).strip()).isEqualTo("1024");
  }

  @Test
  void aKernelWithoutTheLimitIsLeftAlone() {
    limit.raise();
    limit.restore();
    assertThat(sysctl).doesNotExist();
  }
}
