package io.github.kindproof.seccomp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeccompStatusTest {
  private static final String FILTERED =
      """
      Name:	nginx
      CapBnd:	00000000a80425fb
      CapAmb:	0000000000000000
      NoNewPrivs:	1
      Seccomp:	2
      Seccomp_filters:	1
      Speculation_Store_Bypass:	thread vulnerable
      """;

  @Test
  void readsModeFiltersAndNoNewPrivs() {
    SeccompStatus status = SeccompStatus.parse(FILTERED);
    assertThat(status.mode()).isEqualTo(SeccompMode.FILTERING);
    assertThat(status.filters()).hasValue(1);
    assertThat(status.noNewPrivs()).isTrue();
    assertThat(status.described()).isEqualTo("filtering, 1 filter, no new privileges");
  }

  @Test
  void neverTakesTheNumberOfFiltersForTheMode() {
    SeccompStatus status = SeccompStatus.parse("Seccomp_filters:\t2\nSeccomp:\t0\n");
    assertThat(status.mode()).isEqualTo(SeccompMode.DISABLED);
    assertThat(status.filters()).hasValue(2);
    assertThatThrownBy(() -> SeccompStatus.parse("Seccomp_filters:\t2\n"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOldKernelDoesNotTellTheNumberOfFilters() {
    SeccompStatus status = SeccompStatus.parse("NoNewPrivs:\t0\nSeccomp:\t2\n");
    assertThat(status.filters()).isEmpty();
    assertThat(status.described()).isEqualTo("filtering");
  }

  @Test
  void aThreadThatItsFilterKilledIsDead() {
    // Of runc:[2:INIT] under a profile that kills by default, on Linux 6.18.
    String killed = "State:\tZ (zombie)\nNoNewPrivs:\t0\nSeccomp:\t3\nSeccomp_filters:\t1\n";
    SeccompStatus status = SeccompStatus.parse(killed);
    assertThat(status.mode()).isEqualTo(SeccompMode.DEAD);
    assertThat(status.mode().word()).isEqualTo("dead");
    assertThat(status.described()).isEqualTo("killed by its filter, 1 filter");
  }

  @Test
  void aTextThatIsNoStatusFileIsRefusedWithItsFirstLine() {
    assertThatThrownBy(() -> SeccompStatus.parse("cat: /proc/1/status: No such file\n"))
        .hasMessageContaining("cat: /proc/1/status: No such file");
    assertThatThrownBy(() -> SeccompStatus.parse("Seccomp:\t7\n"))
        .hasMessageContaining("no seccomp mode has the number 7");
  }
}
