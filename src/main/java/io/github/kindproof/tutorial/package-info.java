/**
 * The steps of the article "Secure your Kubernetes cluster with Seccomp". Each runs on a real
 * cluster and is judged.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.tutorial;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
