package io.github.kindproof.workload;

/**
 * The response of a pod's service to a request on one node through its NodePort.
 *
 * @param node the node of the request
 * @param url the requested URL
 * @param status the HTTP status, or 0 if there was no response
 * @param bytes the number of bytes of the body
 * @param whole whether the body is complete by its declared length, and equal to the page in the
 *     container if it has one
 * @param detail the defect; empty if there is none
 */
public record Serving(
    String node, String url, int status, int bytes, boolean whole, String detail) {
  /** Return whether it responded with 200 and a whole body. */
  public boolean ok() {
    return status == 200 && whole;
  }

  @Override
  public String toString() {
    String body = bytes + " bytes" + (whole ? ", whole" : "");
    return node + ": HTTP " + status + ", " + body + (detail.isEmpty() ? "" : ": " + detail);
  }
}
