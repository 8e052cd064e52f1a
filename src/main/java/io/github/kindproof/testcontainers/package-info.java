/** Seccomp settings for Testcontainers' own K3s container, without the JUnit extension. */
@NullMarked
package io.github.kindproof.testcontainers;

import org.jspecify.annotations.NullMarked;
