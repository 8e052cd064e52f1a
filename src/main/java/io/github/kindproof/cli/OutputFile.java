package io.github.kindproof.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the name of a file that a command will write. A mistake ends the command before its work,
 * and does not create a folder that nobody wants.
 */
final class OutputFile implements ITypeConverter<Path> {

  @Override
  public Path convert(String name) {
    Path file = new PathConverter().convert(name);
    Path folder = file.toAbsolutePath().resolveSibling("");
    if (Files.isDirectory(file)) {
      throw new TypeConversionException(name + " is a folder, so name a file in it");
    }
    if (!Files.isDirectory(folder)) {
      throw new TypeConversionException("there is no folder " + folder + ", so create it first");
    }
    if (!Files.isWritable(Files.exists(file) && !Files.isRegularFile(file) ? file : folder)) {
      throw new TypeConversionException(name + " cannot be written, so choose another file");
    }
    return file;
  }
}
