/** Changes a running cluster node by node, and rolls a node back if its workloads get worse. */
@NullMarked
package io.github.kindproof.upgrade.rollout;

import org.jspecify.annotations.NullMarked;
