/** Why a workload does not do its work, and what helps: found out by trying, on a real node. */
@NullMarked
package io.github.kindproof.diagnose;

import org.jspecify.annotations.NullMarked;
