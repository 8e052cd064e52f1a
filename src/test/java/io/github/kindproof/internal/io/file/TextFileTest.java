package io.github.kindproof.internal.io.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFileTest {
  @TempDir Path folder;

  @Test
  void isReadAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "ä\r\n\0\ud83d\ude00");

    assertThat(TextFile.read(file)).isEqualTo("ä\r\n\0\ud83d\ude00");
  }

  @Test
  void isRejectedWithTheLineThatIsNotUtf8() throws IOException {
    for (byte[] wrong : new byte[][] {{'a', '\n', (byte) 0xff}, {'\n', (byte) 0xc3}}) {
      Path file = Files.write(folder.resolve("text"), wrong);

      assertThatThrownBy(() -> TextFile.read(file)).hasMessage("line 2 is not UTF-8");
    }
  }

  @Test
  void isRejectedBeforeItFillsTheMemory() throws IOException {
    Path file = folder.resolve("large");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }

    assertThatThrownBy(() -> TextFile.read(file)).hasMessage("it has more than 67,108,864 bytes");
  }
}
