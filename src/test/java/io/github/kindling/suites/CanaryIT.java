package io.github.kindling.suites;

import io.github.kindling.junit.SeccompTest;

/** Step 2b where the kubelet's argument is enough. */
@SeccompTest(config = "kind-configs/canary.yaml", kubernetes = "v1.34.11")
class CanaryIT implements OneFilteringWorker {}
