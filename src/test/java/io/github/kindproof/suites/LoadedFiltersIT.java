package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Order;

/** On the oldest pair of containerd and runc, and on the one of the node image. */
@SeccompTest(
    seccompDefault = "none",
    profiles = "src/test/profiles",
    workers = 0,
    kubernetes = "default",
    runtimes = {"1.6", "own"})
@Order(6)
class LoadedFiltersIT extends FiltersOfPod {}
