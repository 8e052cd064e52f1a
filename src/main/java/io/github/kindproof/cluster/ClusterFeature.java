package io.github.kindproof.cluster;

import org.apiguardian.api.API;

/** A feature that a suite may need beyond the API server, and that not every provider has. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum ClusterFeature {
  /** Programs can be run on its nodes: {@link Cluster#nodes()} is not empty. */
  NODE_SHELL,
  /** The kernel log of its nodes can be read: {@link Cluster#recordKernelLog()} works. */
  KERNEL_LOG,
  /** Images on this machine are copied to the nodes; without this feature, the nodes pull them. */
  LOCAL_IMAGES
}
