/**
 * The steps of the article "Secure your Kubernetes cluster with Seccomp". Each runs on a real
 * cluster and is judged.
 */
@NullMarked
package io.github.kindproof.tutorial;

import org.jspecify.annotations.NullMarked;
