package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.leastprivilege.ProfileUnderTest;
import org.junit.jupiter.api.Test;

/** Fails: nginx cannot work without the syscall that this profile is said to deny. */
class WrongProfileTest {
  @Test
  void itDeniesWhatNginxNeeds() {
    assertThat(ProfileUnderTest.read("src/test/resources/mine.json")).refuses("ptrace", "openat");
  }
}
