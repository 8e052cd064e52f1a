package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;
import io.github.kindproof.k3s.OnK3sStandIn;
import org.junit.jupiter.api.Tag;

/** On a stand-in for K3s, which gets its profiles before it starts. */
@OnK3sStandIn({"v1.34.11", "v1.24.17"})
@SeccompTest(
    provider = "k3s",
    seccompDefault = "all",
    profiles = "profiles",
    kubernetes = {"v1.34.11", "v1.24.17"})
@Tag("long")
class NginxProfilesOnK3sIT extends NginxProfiles {
  NginxProfilesOnK3sIT() {
    super(1);
  }
}
