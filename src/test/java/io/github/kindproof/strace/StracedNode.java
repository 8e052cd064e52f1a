package io.github.kindproof.strace;

import io.github.kindproof.internal.io.packaged.PackagedFile;
import io.github.kindproof.node.ContainerSessions;
import io.github.kindproof.node.NodeShell;
import java.util.SortedSet;

/** A node that starts its containers under strace, until this is closed. */
public final class StracedNode implements AutoCloseable {
  private final NodeShell node;

  private StracedNode(NodeShell node) {
    this.node = node;
  }

  /** The image {@code kindproof/strace:1} has to be on the node. */
  public static StracedNode begin(NodeShell node) {
    ContainerSessions.begin(node); // whose script starts the runtime
    node.command("bash", "-c", PackagedFile.text(StracedNode.class, "begin.sh")).output();
    return new StracedNode(node);
  }

  /** The calls that containers of this name made under a filter, all of them together. */
  SortedSet<String> calls(String pod, String container) {
    return StraceLog.underFilter(log(pod, container));
  }

  /** Those of them that failed as a filter makes calls fail. */
  public SortedSet<String> refused(String pod, String container) {
    return StraceLog.refusedUnderFilter(log(pod, container));
  }

  private String log(String pod, String container) {
    String script = PackagedFile.text(StracedNode.class, "log.sh");
    return node.command("bash", "-c", script, "log", pod, container).output();
  }

  @Override
  public void close() {
    node.command("bash", "-c", PackagedFile.text(StracedNode.class, "end.sh")).output();
  }
}
