package io.github.kindling.suites;

import io.github.kindling.junit.SeccompTest;

/** Step 2b where the gate is needed beside the argument. */
@SeccompTest(config = "kind-configs/canary-alpha.yaml", kubernetes = "v1.24.17")
class AlphaCanaryIT implements OneFilteringWorker {}
