/**
 * Workloads under seccomp: applies manifests, observes each pod once, and decides its outcome by
 * pure rules.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof.workload;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
