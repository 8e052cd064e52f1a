/**
 * Kind configs: written for a purpose, and read as kind, kubeadm and the components read them.
 * Pure, except for reading the files that a config names.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.cluster.kind.config;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
