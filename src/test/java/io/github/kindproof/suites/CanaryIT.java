package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;

/** Step 2b where the kubelet's argument is enough. */
@SeccompTest(config = "kind-configs/canary.yaml", kubernetes = "v1.34.11")
class CanaryIT implements OneFilteringWorker {}
