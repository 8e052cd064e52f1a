package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;

/** On kind, with the config that a reader boots by hand. */
@SeccompTest(config = "kind-configs/profiles.yaml")
class NginxProfilesIT extends NginxProfiles {
  NginxProfilesIT() {
    super(2);
  }
}
