/**
 * Judges profiles without running them: rules that have no effect, an unexpected one, or a
 * dangerous one. A new lint rule goes here.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.seccomp.lint;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
