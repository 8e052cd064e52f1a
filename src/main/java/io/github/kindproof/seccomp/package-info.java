/** Seccomp profiles, actions, error numbers and syscall tables. Pure: no cluster, no process. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof.seccomp;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
