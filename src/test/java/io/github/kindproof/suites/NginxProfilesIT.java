package io.github.kindproof.suites;

import io.github.kindproof.junit.SeccompTest;
import org.junit.jupiter.api.Order;

/** On kind, with the config that a reader boots by hand. */
@Order(7)
@SeccompTest(config = "kind-configs/profiles.yaml")
class NginxProfilesIT extends NginxProfiles {
  NginxProfilesIT() {
    super(2);
  }
}
