package io.github.kindling.suites;

import io.github.kindling.junit.SeccompTest;

/** Step 2 as it is done today. */
@SeccompTest(config = "kind-configs/seccomp-default.yaml", kubernetes = "v1.34.11")
class SeccompDefaultTodayIT implements FilteringByDefault {}
