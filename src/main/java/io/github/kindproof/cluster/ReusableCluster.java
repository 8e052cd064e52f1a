package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.cache.CacheLock;
import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The files of a cluster that stays for the next run, in the folder of the run that booted it. One
 * run at a time holds its lock; the kernel releases the lock of a run that is killed.
 *
 * <p>A cluster whose run was killed while using it is unusable: nobody knows what it was doing. So
 * is one that nobody used for a week. Both count as leftovers of the run that booted them.
 *
 * @param folder the folder, which has the cluster's name
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ReusableCluster(Path folder) {
  private static final String RECORD = "record.json";
  private static final String IN_USE = "in-use";
  private static final String LOCK = "lock";
  private static final Duration LONGEST_UNUSED = Duration.ofDays(7);

  /** Return all clusters that a run may still use or is using, of all owners. */
  public static List<ReusableCluster> all(Path runFolders) {
    return list(runFolders).stream()
        .flatMap(run -> new RunFolder(run).reusable().stream())
        .filter(ReusableCluster::stays)
        .toList();
  }

  static List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new EnvironmentException(
          folder + " cannot be read: " + IoReason.of(e), "make it readable", e);
    }
  }

  /** Return the cluster's name. */
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  /** Return the folder of the run that booted it. */
  public RunFolder ofRun() {
    return new RunFolder(folder.resolve("../..").normalize());
  }

  /** Return the kubeconfig. */
  public Path kubeconfig() {
    return ofRun().path().resolve(name() + ".kubeconfig");
  }

  /**
   * Take a new cluster, which only this process knows, and write its record.
   *
   * @param record describes the cluster
   */
  public CacheLock begin(String record) {
    try {
      Files.createDirectories(folder);
      CacheLock lock =
          CacheLock.takeIfFree(folder.resolve(LOCK))
              .orElseThrow(() -> new IllegalStateException(folder + " is locked"));
      Files.writeString(folder.resolve(IN_USE), "");
      write(record);
      return lock;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Take the cluster for this process; empty if another one has it or it is unusable. */
  public Optional<CacheLock> take() {
    Optional<CacheLock> lock = lockIfThere();
    if (lock.isEmpty()) {
      return Optional.empty();
    }
    if (isUnusable()) {
      lock.get().close();
      return Optional.empty();
    }
    try {
      Files.writeString(folder.resolve(IN_USE), "");
      return lock;
    } catch (IOException e) {
      lock.get().close();
      throw unwritable(e);
    }
  }

  /** Return whether a run uses it or may use it later. */
  public boolean stays() {
    if (!Files.exists(folder.resolve(RECORD))) {
      return false;
    }
    if (!isUnusable()) {
      return true;
    }
    Optional<CacheLock> lock = lockIfThere();
    if (lock.isEmpty()) {
      return Files.exists(folder.resolve(RECORD)); // somebody uses it
    }
    try (CacheLock held = lock.get()) {
      return !isUnusable(); // it may have been given back meanwhile
    }
  }

  /** Return whether no run is using it. */
  public boolean isIdle() {
    return !Files.exists(folder.resolve(IN_USE));
  }

  /** Return the record. */
  public String record() {
    try {
      return Files.readString(folder.resolve(RECORD));
    } catch (IOException e) {
      throw new EnvironmentException(
          folder + " has no readable record: " + IoReason.of(e), "run again", e);
    }
  }

  /** Replace the record, whole or not at all; only for the holder of the lock. */
  public void write(String record) {
    try {
      Path part = folder.resolve(RECORD + ".part");
      Files.writeString(part, record);
      Files.move(
          part,
          folder.resolve(RECORD),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Give the cluster back, unchanged, for the next run. */
  public void giveBack(CacheLock lock) {
    try (lock) {
      Files.deleteIfExists(folder.resolve(IN_USE));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Forget the cluster, which has been deleted; only for the holder of the lock. */
  public void forget(CacheLock lock) {
    try (lock) {
      Folders.delete(folder);
    } catch (IOException e) {
      throw unwritable(e);
    } catch (UncheckedIOException e) {
      throw unwritable(IoReason.of(e), e);
    }
  }

  /** Return when a run last took it. */
  public Instant lastUse() {
    try {
      return Files.getLastModifiedTime(folder.resolve(RECORD)).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH; // it was just deleted
    }
  }

  private boolean isUnusable() {
    return !isIdle() || lastUse().isBefore(Instant.now().minus(LONGEST_UNUSED));
  }

  private Optional<CacheLock> lockIfThere() {
    if (!Files.exists(folder.resolve(RECORD))) {
      return Optional.empty();
    }
    Optional<CacheLock> lock = CacheLock.takeIfFree(folder.resolve(LOCK));
    if (lock.isPresent() && !Files.exists(folder.resolve(RECORD))) {
      lock.get().close(); // its last holder has just deleted the cluster
      return Optional.empty();
    }
    return lock;
  }

  private EnvironmentException unwritable(IOException e) {
    return unwritable(IoReason.of(e), e);
  }

  private EnvironmentException unwritable(String reason, Exception e) {
    return new EnvironmentException(
        folder + " cannot be changed: " + reason, "free disk space, or make it writable", e);
  }
}
