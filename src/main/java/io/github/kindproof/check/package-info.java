/**
 * Clusters that exist already: what seccomp does on each of their nodes, asked with one small pod a
 * node and without changing anything else.
 */
@NullMarked
package io.github.kindproof.check;

import org.jspecify.annotations.NullMarked;
