package io.github.kindproof.internal.io.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir private Path folder;

  @Test
  void deletesAllBelowAndFollowsNoLink() throws IOException {
    Path kept = Files.writeString(folder.resolve("kept"), "text");
    Path deep = Files.createDirectories(folder.resolve("gone/deep"));
    Files.writeString(deep.resolve("file"), "text");
    Files.createSymbolicLink(deep.resolve("link"), kept);

    Folders.delete(folder.resolve("gone"));
    Folders.delete(folder.resolve("gone"));

    assertThat(folder.resolve("gone")).doesNotExist();
    assertThat(kept).exists();
  }

  @Test
  void deletesWhatAnotherIsStillAddingTo() throws Exception {
    Path gone = Files.createDirectories(folder.resolve("gone"));
    CountDownLatch added = new CountDownLatch(1);
    CompletableFuture<Void> adding =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 0; i < 2000 && Files.exists(gone); i++) {
                try {
                  Files.createFile(gone.resolve("file" + i));
                } catch (IOException e) {
                  break; // the folder is gone
                }
                added.countDown();
              }
              added.countDown();
            });
    added.await();
    Folders.delete(gone);
    adding.join();

    assertThat(gone).doesNotExist();
  }

  @Test
  void listsRegularFilesInTheOrderOfTheirPaths() throws IOException {
    Path b = Files.writeString(Files.createDirectories(folder.resolve("b")).resolve("1"), "text");
    Path a = Files.writeString(folder.resolve("a"), "text");

    assertThat(Folders.files(folder)).containsExactly(a, b);
  }
}
