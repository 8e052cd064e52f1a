package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Tag;

/** On the other runtimes. */
@SeccompTest(
    seccompDefault = "none",
    profiles = "src/test/profiles",
    workers = 0,
    kubernetes = "default",
    runtimes = {"1.7", "2.0", "2.1", "crun"})
@Tag("long")
class LoadedFiltersOnOtherRuntimesIT extends FiltersOfPod {}
