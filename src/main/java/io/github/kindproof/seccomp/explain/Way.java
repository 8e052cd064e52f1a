package io.github.kindproof.seccomp.explain;

/** A way in which a program on an x86_64 machine makes a syscall. A filter may know some only. */
public enum Way {
  /** As 64-bit programs do. */
  PLAIN("as usual"),
  /** With bits in the upper half of a register of which the kernel reads only the lower half. */
  UPPER_HALF("with bits in the upper half of an argument"),
  /** By the instruction of 32-bit programs, which any program can use. */
  INT_80("by int 0x80"),
  /** As 32-bit programs do through a syscall that takes its arguments from memory. */
  MULTIPLEXER("by int 0x80 through socketcall or ipc"),
  /** By the numbers of x32, where the kernel has them. */
  X32("by its x32 number");

  private final String words;

  Way(String words) {
    this.words = words;
  }

  /** Return the words for it, as part of a sentence. */
  public String words() {
    return words;
  }
}
