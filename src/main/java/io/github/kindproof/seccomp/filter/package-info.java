/**
 * The filter that a runtime makes of a profile: the rules of runc, crun, youki and libseccomp,
 * without running them. The tests compare every rule with what these programs really build. Pure.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package io.github.kindproof.seccomp.filter;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
