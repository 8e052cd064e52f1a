package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;

/** Step 2b where the gate is needed beside the argument. */
@SeccompTest(config = "kind-configs/canary-alpha.yaml", kubernetes = "v1.24.17")
class AlphaCanaryIT implements OneFilteringWorker {}
