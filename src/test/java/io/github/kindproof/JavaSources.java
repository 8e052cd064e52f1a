package io.github.kindproof;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java files, as the compiler reads them. */
public final class JavaSources {
  private JavaSources() {}

  /** Reads what a task has parsed. */
  @FunctionalInterface
  public interface Reader<R> {
    R read(JavacTask task) throws IOException;
  }

  /** Reads all files below a folder. */
  public static <R> R read(Path folder, Reader<R> reader) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(folder)) {
      List<Path> java =
          all.filter(it -> it.toString().endsWith(".java")).collect(Collectors.toList());
      return reader.read(
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(java)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
