package io.github.kindproof.cluster;

import io.github.kindproof.EnvironmentException;
import io.github.kindproof.internal.io.cache.KindproofCache;
import io.github.kindproof.internal.io.file.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The folder of one run, named by its owner.
 *
 * @param path its path, whether or not it exists
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record RunFolder(Path path) {
  private static final Set<PosixFilePermission> PRIVATE =
      PosixFilePermissions.fromString("rwx------");
  private static final String KEEP = "keep";
  private static final String REUSABLE = "reusable";
  private static final String NODES = "nodes";

  /** Return the folder of this owner among the folders of all runs. */
  public static RunFolder of(Owner owner, Path runFolders) {
    return new RunFolder(runFolders.resolve(owner.token()));
  }

  /** Return the folder that has a folder for each run. */
  public static Path all(KindproofCache cache) {
    return cache.folder("run");
  }

  /** Create the folder if it does not exist, for this user alone: it has keys of clusters. */
  public void make() {
    try {
      Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PRIVATE));
    } catch (IOException e) {
      throw new EnvironmentException("cannot create " + path, "make its folder writable", e);
    }
  }

  /** Mark everything that the run has made to be left when the run ends. */
  public void keep() {
    make();
    Path marker = path.resolve(KEEP);
    try {
      Files.createFile(marker);
    } catch (IOException e) {
      throw new EnvironmentException("cannot mark " + marker, "make its folder writable", e);
    }
  }

  /** Return whether everything that the run has made is to be left. */
  public boolean isKept() {
    return Files.exists(path.resolve(KEEP));
  }

  /** Write how many nodes the run has or is booting, for other runs on this machine. */
  public void holdNodes(NodeCount nodes) {
    make();
    try {
      Files.writeString(path.resolve(NODES), nodes.controlPlanes() + " " + nodes.workers());
    } catch (IOException e) {
      throw new EnvironmentException(
          "cannot write to " + path, "free disk space, or make it writable", e);
    }
  }

  /** Return how many nodes the run has or is booting. */
  public NodeCount nodes() {
    try {
      String[] numbers = Files.readString(path.resolve(NODES)).split(" ", -1);
      return new NodeCount(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      return NodeCount.NONE; // it has none yet, or has just ended
    }
  }

  /** Return the files of this cluster, whether or not it stays for the next run. */
  public ReusableCluster reusable(String clusterName) {
    return new ReusableCluster(path.resolve(REUSABLE).resolve(clusterName));
  }

  /** Return the clusters that the run has recorded for the next one. */
  public List<ReusableCluster> reusable() {
    return ReusableCluster.list(path.resolve(REUSABLE)).stream().map(ReusableCluster::new).toList();
  }

  /** Return whether something of the run is not to be removed with it. */
  boolean hasReusable() {
    return reusable().stream().anyMatch(ReusableCluster::stays);
  }

  /** Delete the folder and its contents if it exists. */
  public void remove() {
    try {
      Folders.delete(path);
    } catch (IOException | UncheckedIOException e) {
      throw new EnvironmentException("cannot remove " + path, "delete it manually", e);
    }
  }
}
