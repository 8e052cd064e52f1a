/** The steps of the article "Secure your Kubernetes cluster with Seccomp", each run and judged. */
@NullMarked
package io.github.kindproof.tutorial;

import org.jspecify.annotations.NullMarked;
