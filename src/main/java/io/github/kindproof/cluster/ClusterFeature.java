package io.github.kindproof.cluster;

import org.apiguardian.api.API;

/** What a suite may need of a cluster beyond its API server, and not every provider has. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public enum ClusterFeature {
  /** Programs can be run on its nodes: {@link Cluster#nodes()} is not empty. */
  NODE_SHELL,
  /** The kernel log of its nodes can be read: {@link Cluster#recordKernelLog()} works. */
  KERNEL_LOG,
  /** Images of this machine are brought to its nodes; elsewhere nodes pull them. */
  LOCAL_IMAGES
}
