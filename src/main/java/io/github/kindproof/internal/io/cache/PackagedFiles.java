package io.github.kindproof.internal.io.cache;

import io.github.kindproof.internal.io.file.Folders;
import io.github.kindproof.internal.io.file.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files that ship with Kindproof, from its jar or its folder of classes, unpacked once. */
final class PackagedFiles {
  private static final String FOLDER = "/io/github/kindproof/files";
  private static final String ALWAYS_THERE = FOLDER + "/kubernetes-versions.yaml";

  private final KindproofCache cache;
  private @Nullable Map<String, byte[]> contents;
  private @Nullable Path root;

  PackagedFiles(KindproofCache cache) {
    this.cache = cache;
  }

  /** Names such as {@code profiles/audit.json}. */
  synchronized Set<String> names() {
    return contents().keySet();
  }

  synchronized Path root() {
    if (root == null) {
      root = new UnpackedFiles(cache.folder("files")).unpack(hash(contents()), contents());
    }
    return root;
  }

  private Map<String, byte[]> contents() {
    if (contents == null) {
      contents = read();
    }
    return contents;
  }

  private static Map<String, byte[]> read() {
    URL known = PackagedFiles.class.getResource(ALWAYS_THERE);
    if (known == null) {
      throw new IllegalStateException("Kindproof was packaged without " + ALWAYS_THERE);
    }
    try {
      URI uri = known.toURI();
      if (!"jar".equals(uri.getScheme())) {
        return readTree(Path.of(uri).getParent());
      }
      String jar = uri.getSchemeSpecificPart().replaceFirst("!/.*", "");
      try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
        return readTree(files.getPath(FOLDER));
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, byte[]> readTree(@Nullable Path folder) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    if (folder == null) {
      return contents;
    }
    for (Path file : Folders.files(folder)) {
      contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
    }
    return contents;
  }

  private static String hash(Map<String, byte[]> contents) {
    Sha256 hash = new Sha256();
    contents.forEach((name, content) -> hash.add(name + "\n" + content.length + "\n").add(content));
    return hash.hexadecimal().substring(0, 16);
  }
}
