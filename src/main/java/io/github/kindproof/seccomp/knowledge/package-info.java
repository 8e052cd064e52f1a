/** Measurements that are shipped as data: the syscalls that runtimes and common workloads need. */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.seccomp.knowledge;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
