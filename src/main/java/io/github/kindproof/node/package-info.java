/** What a node and the host's kernel themselves say: files, processes, journals, audit records. */
@NullMarked
package io.github.kindproof.node;

import org.jspecify.annotations.NullMarked;
