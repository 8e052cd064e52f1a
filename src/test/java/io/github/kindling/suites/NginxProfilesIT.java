package io.github.kindling.suites;

import io.github.kindling.junit.SeccompTest;

/** On kind, with the config that a reader boots by hand. */
@SeccompTest(config = "kind-configs/profiles.yaml")
class NginxProfilesIT extends NginxProfiles {
  NginxProfilesIT() {
    super(2);
  }
}
