@NullMarked
package io.github.kindproof.workload.probe;

import org.jspecify.annotations.NullMarked;
