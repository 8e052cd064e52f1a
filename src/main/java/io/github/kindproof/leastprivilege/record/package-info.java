/**
 * Records the syscalls of a workload from the kernel's audit records, and writes a profile that
 * allows them.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.leastprivilege.record;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
