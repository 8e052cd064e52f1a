/**
 * The changes between two pairs of Kubernetes version and container runtime: rules, allow list,
 * results. Pure.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@NullMarked
package io.github.kindproof.upgrade.diff;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
