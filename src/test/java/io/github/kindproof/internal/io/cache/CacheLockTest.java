package io.github.kindproof.internal.io.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.kindproof.InterruptionException;
import io.github.kindproof.internal.io.process.StartTime;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CacheLockTest {
  @TempDir private Path cache;
  private final BlockingQueue<Optional<LockHolder>> holders = new LinkedBlockingQueue<>();
  private Path file;

  @BeforeEach
  void name() {
    file = cache.resolve("locks/a.lock");
  }

  @Test
  void aThreadWaitsForAnotherOneOfItsProcess() throws Exception {
    CompletableFuture<Void> second;
    try (CacheLock first = take()) {
      second = takeElsewhere();
      assertThat(nextHolder()).hasToString("another thread of this process");
      assertThat(second).isNotDone();
      assertThat(first).isNotNull();
    }
    second.get(20, TimeUnit.SECONDS);
  }

  @Test
  void anotherPathOfTheSameFileIsTheSameLock() throws Exception {
    try (CacheLock first = take()) {
      Path link = Files.createSymbolicLink(cache.resolve("link"), cache.resolve("locks"));
      assertThat(CacheLock.takeIfFree(link.resolve("a.lock"))).isEmpty();
      assertThat(first).isNotNull();
    }
  }

  /** As a build tool has it that runs several builds in one JVM. */
  @Test
  void anotherClassLoaderOfThisProcessFindsItHeld() throws Exception {
    URL classes = CacheLock.class.getProtectionDomain().getCodeSource().getLocation();
    try (CacheLock first = take();
        URLClassLoader other = new OwnClasses(classes, getClass().getClassLoader())) {
      Class<?> theirs = other.loadClass(CacheLock.class.getName());
      assertThat(theirs).isNotEqualTo(CacheLock.class);
      Object taken = theirs.getMethod("takeIfFree", Path.class).invoke(null, file);
      assertThat(taken).isEqualTo(Optional.empty());
      assertThat(first).isNotNull();
    }
  }

  @Test
  void aProcessWaitsForAnotherOneAndKnowsIt() throws Exception {
    try (LockingProcess other = LockingProcess.holding(file)) {
      CompletableFuture<Void> ours = takeElsewhere();
      assertThat(nextHolder().toString())
          .startsWith("process " + other.process().pid() + " (")
          .endsWith(file + ")");
      assertThat(ours).isNotDone();
      other.release();
      ours.get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aKilledHolderIsNotWaitedFor() throws Exception {
    try (LockingProcess other = LockingProcess.holding(file)) {
      other.kill();
      assertThat(file.resolveSibling("a.lock.holder")).exists();
      assertThat(LockHolder.of(file)).isEmpty();
      take().close();
      assertThat(holders).isEmpty();
      assertThat(file.resolveSibling("a.lock.holder")).doesNotExist();
    }
  }

  @Test
  void aPidThatNowBelongsToAnotherProcessIsNotTheHolder() throws Exception {
    long pid = ProcessHandle.current().parent().orElseThrow().pid();
    long start = StartTime.of(pid).orElseThrow();
    Path entry = Files.createDirectories(file.getParent()).resolve("a.lock.holder");
    Files.writeString(entry, pid + " " + (start - 1) + "\n");
    assertThat(LockHolder.of(file)).isEmpty();
    Files.writeString(entry, pid + "");
    assertThat(LockHolder.of(file)).isEmpty();
    Files.writeString(entry, "");
    assertThat(LockHolder.of(file)).isEmpty();
    Files.writeString(entry, pid + " " + start + "\n");
    assertThat(LockHolder.of(file).orElseThrow().pid()).isEqualTo(pid);
  }

  @Test
  void aWaitForALockCanBeInterrupted() throws Exception {
    try (CacheLock first = take()) {
      CompletableFuture<Throwable> thrown = new CompletableFuture<>();
      Thread waiting = new Thread(() -> thrown.complete(catchThrowable(this::take)));
      waiting.start();
      assertThat(nextHolder()).isNotNull();
      waiting.interrupt();
      assertThat(thrown.get(20, TimeUnit.SECONDS))
          .isInstanceOf(InterruptionException.class)
          .hasMessage("the wait for the lock " + file + " was interrupted");
      assertThat(first).isNotNull();
    }
    take().close();
  }

  @Test
  void lookingAtAHeldLockDoesNotReleaseIt() throws Exception {
    try (CacheLock first = take()) {
      assertThat(CacheLock.takeIfFree(file)).isEmpty();
      assertThat(LockHolder.of(file)).isPresent();
      assertThat(isFreeForAnotherProcess()).isFalse();
      assertThat(first).isNotNull();
    }
    assertThat(isFreeForAnotherProcess()).isTrue();
  }

  @Test
  void aFreeLockIsTakenWithoutAWord() {
    take().close();
    take().close();
    assertThat(holders).isEmpty();
  }

  private boolean isFreeForAnotherProcess() throws Exception {
    String script =
        "import fcntl,sys\n"
            + "try: fcntl.lockf(open(sys.argv[1], 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)\n"
            + "except OSError: sys.exit(1)";
    return new ProcessBuilder("python3", "-c", script, file.toString()).start().waitFor() == 0;
  }

  private CacheLock take() {
    return CacheLock.take(file, holders::add);
  }

  private CompletableFuture<Void> takeElsewhere() {
    return CompletableFuture.runAsync(() -> take().close(), task -> new Thread(task).start());
  }

  private LockHolder nextHolder() throws InterruptedException {
    Optional<LockHolder> holder = holders.poll(20, TimeUnit.SECONDS);
    assertThat(holder).isNotNull();
    return holder.orElseThrow();
  }

  /** Loads Kindproof's classes itself. */
  private static final class OwnClasses extends URLClassLoader {
    OwnClasses(URL classes, ClassLoader parent) {
      super(new URL[] {classes}, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("io.github.kindproof.internal.io.cache.")) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
