package io.github.kindproof.node;

/** Lines of the kernel log, which any process on a node can write. */
public final class KernelLines {
  private KernelLines() {}

  /** Read them as a recording that has begun. */
  public static void read(String text) {
    RecordingReader reader = new RecordingReader("kindproof");
    reader.line(
        "5,1,1,-;audit: type=1326 audit(1.000:1): pid=1 comm=\"kindproof\" arch=c000003e syscall=1");
    text.lines().forEach(reader::line);
    reader.recording().unattributedByComm();
  }
}
