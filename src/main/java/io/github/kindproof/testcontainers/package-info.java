/** Seccomp settings for Testcontainers' own K3s container, without the JUnit extension. */
@API(status = API.Status.MAINTAINED, since = "0.1")
@NullMarked
package io.github.kindproof.testcontainers;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
