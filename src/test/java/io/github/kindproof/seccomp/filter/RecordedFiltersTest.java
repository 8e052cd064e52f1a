package io.github.kindproof.seccomp.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.SeccompProfile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model agrees with recorded answers of the runtimes. */
class RecordedFiltersTest {
  private static final Map<String, SeccompProfile> CASES = FilterCases.read();

  static List<OracleRuntime> runtimes() {
    return OracleRuntime.recorded();
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  void agreesWithEachRecordedAnswer(OracleRuntime runtime) {
    for (RecordedFilters.Recorded it : RecordedFilters.read()) {
      if (it.runtime().equals(runtime)) {
        SeccompProfile profile = Objects.requireNonNull(CASES.get(it.name()), it.name());
        assertThat(ModelComparison.difference(runtime.builder(), profile, it.answer()))
            .as("%s under %s", it.name(), runtime)
            .isEmpty();
      }
    }
  }

  /** {@code mvn verify -Dit.test=FilterModelIT -Dkindproof.update} records the others. */
  @Test
  void eachCaseIsRecorded() {
    assertThat(
            RecordedFilters.read().stream()
                .map(RecordedFilters.Recorded::name)
                .collect(Collectors.toSet()))
        .isEqualTo(CASES.keySet());
  }
}
