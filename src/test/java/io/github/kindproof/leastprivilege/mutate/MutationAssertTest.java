package io.github.kindproof.leastprivilege.mutate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.leastprivilege.verify.Difference;
import io.github.kindproof.seccomp.SeccompProfile;
import io.github.kindproof.seccomp.file.ProfileFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutationAssertTest {
  private static final SeccompProfile WHOLE =
      ProfileFile.read(Path.of("profiles/fine-grained-complete.json"));

  private static final Difference DIFFERENCE =
      new Difference(Difference.Kind.EXERCISE, "its exercise ends with exit code 7");

  @Test
  void aProfileOfWhichNothingIsSpareIsMinimal() {
    assertThat(report(List.of(), WHOLE)).isMinimal();
  }

  @Test
  void spareSyscallsAreNamed() {
    assertThatThrownBy(
            () -> assertThat(report(List.of(), WHOLE.without("read").without("mmap"))).isMinimal())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to be minimal for nginx")
        .hasMessageEndingWith("does not need\n  mmap, read");
  }

  @Test
  void aProfileUnderWhichTheWorkloadDoesNotWorkIsNotMinimal() {
    List<Difference> differences = List.of(DIFFERENCE);
    assertThatThrownBy(() -> assertThat(report(differences, WHOLE)).isMinimal())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("to be enough for nginx")
        .hasMessageEndingWith(DIFFERENCE.toString());
  }

  private static MutationReport report(List<Difference> differences, SeccompProfile minimized) {
    return new MutationReport("nginx", WHOLE, differences, List.of(), minimized);
  }
}
