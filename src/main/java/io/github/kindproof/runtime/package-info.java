/** The container runtimes of nodes: containerd and what it starts containers with. */
@NullMarked
package io.github.kindproof.runtime;

import org.jspecify.annotations.NullMarked;
