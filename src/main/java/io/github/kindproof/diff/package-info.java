/** What changes from one pair of Kubernetes and runtime to another: pure rules, no cluster. */
@NullMarked
package io.github.kindproof.diff;

import org.jspecify.annotations.NullMarked;
