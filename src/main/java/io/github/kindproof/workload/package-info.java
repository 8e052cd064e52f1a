/**
 * Workloads under seccomp: applies manifests, observes each pod once, and decides its outcome by
 * pure rules.
 */
@NullMarked
package io.github.kindproof.workload;

import org.jspecify.annotations.NullMarked;
