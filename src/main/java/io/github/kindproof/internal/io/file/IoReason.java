package io.github.kindproof.internal.io.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;

/** The reason why files could not be read or written, in words for users. Pure. */
public final class IoReason {
  private IoReason() {}

  /** Return for example {@code No space left on device} or {@code permission denied: FILE}. */
  public static String of(IOException e) {
    if (e instanceof FileSystemException files && files.getFile() != null) {
      return reason(files) + ": " + files.getFile();
    }
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  /** Return the reason of its cause, which it always has. */
  public static String of(UncheckedIOException e) {
    return of(Objects.requireNonNull(e.getCause()));
  }

  private static String reason(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "file exists";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "directory not empty";
    }
    return Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName());
  }
}
