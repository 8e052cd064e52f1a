package io.github.kindproof.seccomp;

import java.util.stream.Stream;
import org.apiguardian.api.API;

/** A way into the kernel. A filter sees which one a program takes, and may forget one. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Way {
  /** As a 64-bit program. */
  SIXTY_FOUR_BIT("64-bit"),
  /** As a 64-bit program, with a high bit set in an argument that the kernel reads as 32 bits. */
  HIGH_BITS("high bits"),
  /** As a 32-bit program: {@code int 0x80}. */
  I386("i386"),
  /** As a 32-bit program, by its one syscall for everything about sockets. */
  SOCKETCALL("socketcall"),
  /** As a 32-bit program, by its one syscall for System V's semaphores, queues and memory. */
  IPC("ipc"),
  /** With a number of the x32 ABI. */
  X32("x32");

  private final String word;

  Way(String word) {
    this.word = word;
  }

  /** Return its name, as in the probe's output. */
  public String word() {
    return word;
  }

  /**
   * Return the way with this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Way of(String word) {
    return Stream.of(values())
        .filter(it -> it.word.equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no way is named " + word));
  }
}
