package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;

/** Step 2 as it is done today. */
@SeccompTest(config = "kind-configs/seccomp-default.yaml", kubernetes = "v1.34.11")
class SeccompDefaultTodayIT implements FilteringByDefault {}
