package io.github.kindproof.seccomp.filter;

import static io.github.kindproof.seccomp.filter.FilterSamples.MSEAL;
import static io.github.kindproof.seccomp.filter.FilterSamples.MSEAL_PROGRAM_2_5_4;
import static io.github.kindproof.seccomp.filter.FilterSamples.MSEAL_PROGRAM_2_6_0;
import static io.github.kindproof.seccomp.filter.FilterSamples.WIDE;
import static io.github.kindproof.seccomp.filter.FilterSamples.WIDE_PROGRAM;
import static io.github.kindproof.seccomp.filter.FilterSamples.loaded;
import static io.github.kindproof.seccomp.filter.FilterSamples.profile;
import static io.github.kindproof.seccomp.filter.FilterSamples.runc;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.DocumentedKeys;
import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.Architecture;
import io.github.kindproof.seccomp.bpf.LoadedFilters;
import io.github.kindproof.seccomp.bpf.SeccompData;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FilterComparisonTest {
  private static final Kernel KERNEL = new Kernel(Architecture.X86_64, "6.14.2");

  /** Allows everything. */
  private static final String ALLOW = "060000000000ff7f";

  @Test
  void theFilterOfAProfileIsEqualToIt() {
    FilterComparison wide = compared(loaded(WIDE_PROGRAM), WIDE, runc("2.5.4"));
    assertThat(wide.isEqual()).isTrue();
    assertThat(text(wide))
        .startsWith(
            "Compared with mine.json: it is the filter that runc 1.4.3 with libseccomp 2.5.4 builds\n");
    assertThat(compared(loaded(MSEAL_PROGRAM_2_5_4), MSEAL, runc("2.5.4")).isEqual()).isTrue();
    assertThat(compared(loaded(MSEAL_PROGRAM_2_6_0), MSEAL, runc("2.6.0")).isEqual()).isTrue();
  }

  @Test
  void anotherFilterDiffersCallByCallInEveryWayIntoTheKernel() {
    FilterComparison other = compared(loaded(WIDE_PROGRAM), MSEAL, runc("2.5.4"));
    assertThat(other.isEqual()).isFalse();
    assertThat(text(other))
        .contains("it is not the filter that runc 1.4.3 with libseccomp 2.5.4 builds:")
        .contains("386 syscalls differ\n")
        .contains("SCMP_ARCH_X86_64: ERRNO EPERM instead of ALLOW, 8 syscalls: close, fstat, ")
        .contains("SCMP_ARCH_X86_64: ERRNO ENOSYS instead of ERRNO 77, 1 syscall: mkdir")
        .contains("and 368 more")
        .contains("SCMP_ARCH_X86_64: ERRNO EPERM instead of ALLOW for example for (0, ")
        .doesNotContain("SCMP_ARCH_X86:");
  }

  /** A changed constant: the lower half of 2^32 + 6 in place of 2^32 + 5. */
  @Test
  void namesTheArgumentsThatGetAnotherAnswer() {
    String changed = WIDE_PROGRAM.replace("3500010005000000", "3500010006000000");
    FilterComparison other = compared(loaded(changed), WIDE, runc("2.5.4"));
    assertThat(other.differences())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.call()).isEqualTo("lseek");
              assertThat(it.architecture()).isEqualTo(Architecture.X86_64);
              assertThat(it.expected()).hasToString("ALLOW");
              assertThat(it.actual()).hasToString("ERRNO EPERM");
              assertThat(it.examples())
                  .extracting(SeccompData::shownArguments)
                  .containsExactly("(0, 0x100000005)");
            });
  }

  @Test
  void anotherReleaseOfTheLibraryMayExplainIt() {
    FilterComparison newer = compared(loaded(MSEAL_PROGRAM_2_6_0), MSEAL, runc("2.5.4"));
    assertThat(newer.isEqual()).isTrue();
    assertThat(newer.builder()).hasToString("runc 1.4.3 with libseccomp 2.6.1");
    assertThat(text(newer))
        .contains(
            "2.6.0 or 2.6.1 builds, but\nthe runtime reports libseccomp 2.5.4, which builds another\n");
    FilterComparison unreported = compared(loaded(MSEAL_PROGRAM_2_5_4), MSEAL, runc(""));
    assertThat(unreported.builder()).hasToString("runc 1.4.3 with libseccomp 2.5.4");
    assertThat(text(unreported)).contains("libseccomp 2.5.4 builds\n");
  }

  @Test
  void oneOfSeveralFiltersMayBeThatOfTheProfile() {
    FilterComparison two = compared(loaded(ALLOW, WIDE_PROGRAM), WIDE, runc("2.5.4"));
    assertThat(two.isEqual()).isTrue();
    assertThat(text(two))
        .containsPattern("builds; the\\sprocess\\salso\\shas\\s1\\sother\\sfilter\n");
  }

  @Test
  void aProcessWithoutAFilterIsNotConfined() {
    FilterComparison none = compared(loaded(), MSEAL, runc("2.5.4"));
    assertThat(none.isEqual()).isFalse();
    assertThat(none.differences()).isEmpty();
    assertThat(text(none))
        .isEqualTo(
            "Compared with mine.json: the process has no filter, while runc 1.4.3 with libseccomp 2.5.4"
                + " builds\none\n");
    String allowing = "{\"defaultAction\": \"SCMP_ACT_ALLOW\"}";
    assertThat(compared(loaded(), allowing, runc("2.5.4")).isEqual()).isFalse();
  }

  @Test
  void aProfileThatTheRuntimeRejectsHasNoFilter() {
    String notify = "{\"defaultAction\": \"SCMP_ACT_NOTIFY\"}";
    FilterComparison rejected = compared(loaded(WIDE_PROGRAM), notify, runc("2.5.4"));
    assertThat(rejected.isEqual()).isFalse();
    assertThat(text(rejected))
        .contains("builds no filter from it: SCMP_ACT_NOTIFY\ncannot be used as default action");
  }

  @Test
  void jsonHasTheComparison() {
    LoadedFilters loaded = loaded(WIDE_PROGRAM);
    String json =
        FilterJson.of(
            Map.of("container web", loaded),
            Map.of("container web", compared(loaded, MSEAL, runc("2.5.4"))),
            KERNEL);
    DocumentedKeys.verify("filter", json);
    JsonNode process = JsonText.parse(json).orElseThrow().path("processes").path(0);
    assertThat(process.path("comparedWith").path("profile").asString()).isEqualTo("mine.json");
    assertThat(process.path("comparedWith").path("equal").asBoolean(true)).isFalse();
    assertThat(process.path("comparedWith").path("builtBy").asString())
        .isEqualTo("runc 1.4.3 with libseccomp 2.5.4");
    assertThat(process.path("differences").findValuesAsString("syscall")).contains("mkdir");
    assertThat(process.path("entries").path(0).path("neverFiltered").toString())
        .isEqualTo("[\"uretprobe\"]");
    assertThat(process.path("notes").findValuesAsString("kind")).contains("NamesUnknown");
    JsonNode alone =
        JsonText.parse(FilterJson.of(Map.of("process 1", loaded), Map.of(), KERNEL)).orElseThrow();
    assertThat(alone.path("processes").path(0).path("comparedWith").isNull()).isTrue();
  }

  private static FilterComparison compared(
      LoadedFilters loaded, String json, FilterToolchains builders) {
    return FilterComparison.of(loaded, profile(json), builders);
  }

  private static String text(FilterComparison comparison) {
    return ComparisonText.of(comparison, false);
  }
}
