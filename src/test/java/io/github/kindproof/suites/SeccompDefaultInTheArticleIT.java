package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;

/** Step 2 as the article has it, on a version with the gate. */
@SeccompTest(config = "kind-configs/seccomp-default-alpha.yaml", kubernetes = "v1.24.17")
class SeccompDefaultInTheArticleIT implements FilteringByDefault {}
