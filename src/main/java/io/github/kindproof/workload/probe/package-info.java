/**
 * The report of the program in {@code images/probe}, which describes the container that it runs in.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.workload.probe;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
