/**
 * Says in sentences what a call or a profile is: from libseccomp's tables, filters recorded on real
 * nodes, what runtimes were measured to need, and published exploits. Pure.
 */
@NullMarked
package io.github.kindproof.explain;

import org.jspecify.annotations.NullMarked;
