package io.github.kindproof.workload;

/**
 * How a pod's service answered, asked on one node through its NodePort.
 *
 * @param node the node that asked
 * @param url what was asked
 * @param status the HTTP status, or 0 if there was no answer
 * @param bytes how many bytes of body came
 * @param whole whether the body is all that it should be: complete by its own length, and equal to
 *     the page that the container has, where it has one
 * @param detail what is missing or wrong; empty if nothing is
 */
public record Serving(
    String node, String url, int status, int bytes, boolean whole, String detail) {
  /** Whether it answered 200 with a whole body. */
  public boolean ok() {
    return status == 200 && whole;
  }

  @Override
  public String toString() {
    String body = bytes + " bytes" + (whole ? ", whole" : "");
    return node + ": HTTP " + status + ", " + body + (detail.isEmpty() ? "" : ": " + detail);
  }
}
