package io.github.kindproof.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MountTableTest {
  private static final MountTable TABLE =
      MountTable.parse(
          """
          22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
          41 22 0:33 / /home/ada/engine rw - ext4 /dev/vda rw
          42 41 0:34 / /home/ada/engine/overlay2/a/merged rw - overlay overlay rw
          43 22 0:35 / /home/ada/engine-of-another rw - tmpfs tmpfs rw
          44 22 0:36 / /mnt/two\\040words rw - tmpfs tmpfs rw
          """);

  @Test
  void findsTheFolderItselfAndWhatIsUnderItDeepestFirst() {
    assertThat(TABLE.under(Path.of("/home/ada/engine")))
        .containsExactly(
            Path.of("/home/ada/engine/overlay2/a/merged"), Path.of("/home/ada/engine"));
  }

  @Test
  void readsEscapedBlanks() {
    assertThat(TABLE.under(Path.of("/mnt"))).containsExactly(Path.of("/mnt/two words"));
  }
}
