package io.github.kindproof.seccomp.filter;

import static io.github.kindproof.seccomp.filter.FilterSamples.MSEAL_PROGRAM_2_5_4;
import static io.github.kindproof.seccomp.filter.FilterSamples.WIDE;
import static io.github.kindproof.seccomp.filter.FilterSamples.WIDE_PROGRAM;
import static io.github.kindproof.seccomp.filter.FilterSamples.loaded;
import static io.github.kindproof.seccomp.filter.FilterSamples.profile;
import static io.github.kindproof.seccomp.filter.FilterSamples.runc;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kindproof.seccomp.Architecture;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FiltersTextTest {
  private static final Kernel KERNEL = new Kernel(Architecture.X86_64, "6.18.5-generic");

  @Test
  void equalFiltersArePrintedOnce() {
    Map<String, ProcessFilters> filters = new LinkedHashMap<>();
    filters.put("container a", filters("", WIDE_PROGRAM));
    filters.put("container b", filters("", MSEAL_PROGRAM_2_5_4));
    filters.put("container c", filters("", WIDE_PROGRAM));
    String text = FiltersText.of(filters, compared(filters), KERNEL, false);
    assertThat(text)
        .startsWith(
            "container a (sh): filtering, 1 filter with 27 instructions\ncontainer c (sh): the same\n\n")
        .contains("\ncontainer b (sh): filtering, 1 filter with 9 instructions\n\n")
        .containsOnlyOnce("it is the filter that");
  }

  /** runc orders a part of its programs at random. */
  @Test
  void programsThatAnswerAlikeArePrintedOnce() {
    Map<String, ProcessFilters> filters = new LinkedHashMap<>();
    filters.put("container a", filters("", "2000000000000000" + "060000000000ff7f"));
    filters.put("container b", filters("", "2000000004000000" + "060000000000ff7f"));
    assertThat(FiltersText.of(filters, Map.of(), KERNEL, false))
        .startsWith(
            "container a (sh): filtering, 1 filter with 2 instructions\ncontainer b (sh): the same\n");
  }

  @Test
  void otherComparisonsOfEqualFiltersNameTheirProcesses() {
    Map<String, ProcessFilters> filters = new LinkedHashMap<>();
    filters.put("container a", filters("", WIDE_PROGRAM));
    filters.put("container b", filters("", WIDE_PROGRAM));
    Map<String, FilterComparison> comparisons = compared(filters);
    comparisons.put(
        "container b",
        filters("", WIDE_PROGRAM)
            .comparedWith(new NamedProfile("other.json", profile(WIDE).profile())));
    assertThat(FiltersText.of(filters, comparisons, KERNEL, false))
        .contains("\ncontainer a:\nCompared with mine.json:")
        .contains("\ncontainer b:\nCompared with other.json:");
  }

  @Test
  void aProcessWithoutAFilterHasAReason() {
    Map<String, ProcessFilters> filters = new LinkedHashMap<>();
    filters.put("container a", filters("the container is privileged"));
    filters.put("container b", filters("its spec names Unconfined"));
    assertThat(FiltersText.of(filters, Map.of(), KERNEL, false))
        .isEqualTo(
            """
            container a (sh): disabled, no filter
              Reason: the container is privileged.

            container b (sh): disabled, no filter
              Reason: its spec names Unconfined.
            """);
  }

  @Test
  void whatTheKernelNeverFiltersIsSaid() {
    Map<String, ProcessFilters> filters = Map.of("container a", filters("", WIDE_PROGRAM));
    assertThat(FiltersText.of(filters, Map.of(), KERNEL, false))
        .containsOnlyOnce("never filtered")
        .contains(
            "  never filtered by this kernel (Linux 6.18.5-generic), whatever the filter says:"
                + " uprobe,\n    uretprobe\n");
  }

  @Test
  void kernelsFilterThemAsTheyDid() {
    assertThat(neverFiltered("6.18.0", Architecture.X86_64)).containsExactly("uprobe", "uretprobe");
    assertThat(neverFiltered("7.0", Architecture.X86_64)).containsExactly("uprobe", "uretprobe");
    assertThat(neverFiltered("6.14.0", Architecture.X86_64)).containsExactly("uretprobe");
    assertThat(neverFiltered("6.12.3", Architecture.X86_64)).isEmpty();
    assertThat(neverFiltered("5.19.0", Architecture.X86_64)).isEmpty();
    assertThat(neverFiltered("", Architecture.X86_64)).isEmpty();
    assertThat(neverFiltered("6.18.0", Architecture.X86)).isEmpty();
    assertThat(neverFiltered("6.18.0", Architecture.X32)).isEmpty();
  }

  private static Iterable<String> neverFiltered(String release, Architecture entry) {
    return new Kernel(Architecture.X86_64, release).neverFiltered(entry);
  }

  private static ProcessFilters filters(String reason, String... programs) {
    return new ProcessFilters(loaded(programs), Optional.empty(), reason, runc("2.5.4"));
  }

  private static Map<String, FilterComparison> compared(Map<String, ProcessFilters> filters) {
    Map<String, FilterComparison> comparisons = new LinkedHashMap<>();
    filters.forEach((title, of) -> comparisons.put(title, of.comparedWith(profile(WIDE))));
    return comparisons;
  }
}
