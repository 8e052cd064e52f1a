package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Order;

/** On the oldest and the newest pair of containerd and runc. */
@SeccompTest(
    seccompDefault = "none",
    profiles = "src/test/profiles",
    workers = 0,
    kubernetes = "default",
    runtimes = {"own", "2.3"})
@Order(6)
class LoadedFiltersIT extends FiltersOfPod {}
