package io.github.kindproof.upgrade.matrix;

import static io.github.kindproof.upgrade.matrix.SampleCells.CHOICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatrixSelectionTest {
  /**
   * plain 3, seccomp-default 3, canary 3 on two nodes, profiles 3 with the missing one; each twice.
   */
  private static final int PER_PAIR = (3 + 3 + 6 + 3) * 2;

  @Test
  void everyVersionWithItsOwnRuntimeAndTheDefaultVersionWithEach() {
    List<Cell> cells = MatrixSelection.standard().of(CHOICE);
    assertThat(cells).hasSize(5 * PER_PAIR).isSorted().doesNotHaveDuplicates();
    assertThat(cells)
        .filteredOn(cell -> !cell.runtime().equals("own"))
        .extracting(Cell::kubernetes)
        .containsOnly("v1.34.11");
    assertThat(cells.get(0).kubernetes()).isEqualTo("v1.9.0");
  }

  @Test
  void fullIsEachWithEach() {
    assertThat(select(List.of(), List.of(), List.of(), List.of(), true)).hasSize(9 * PER_PAIR);
  }

  @Test
  void namesNarrowTheUsualChoice() {
    assertThat(select(List.of("v1.34.11"), List.of(), List.of(), List.of(), false))
        .hasSize(3 * PER_PAIR);
    assertThat(select(List.of(), List.of("crun"), List.of(), List.of(), false))
        .hasSize(PER_PAIR)
        .extracting(Cell::kubernetes)
        .containsOnly("v1.34.11");
    assertThat(select(List.of(), List.of("own"), List.of("canary"), List.of("unset"), false))
        .hasSize(3 * 4);
  }

  @Test
  void versionAndRuntimeTogetherAreAlsoAPairThatIsNotUsual() {
    assertThat(select(List.of("v1.9.0"), List.of("crun"), List.of(), List.of(), false))
        .hasSize(PER_PAIR);
  }

  @Test
  void aPairThatNoNodeCanRunHasNoCells() {
    MatrixChoice choice =
        new MatrixChoice(
            CHOICE.kubernetes(),
            CHOICE.runtimes(),
            CHOICE.providers(),
            CHOICE.files(),
            Map.of(new MatrixChoice.Pair("v1.9.0", "crun"), "v1.9.0 cannot use crun"),
            Map.of());
    MatrixSelection full =
        new MatrixSelection(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), true);
    assertThat(full.of(choice)).hasSize(8 * PER_PAIR);
    assertThat(full.impossible(choice)).containsExactly("v1.9.0 cannot use crun");
    assertThat(MatrixSelection.standard().impossible(choice)).isEmpty();
    MatrixSelection only =
        new MatrixSelection(
            List.of("v1.9.0"), List.of(), List.of("crun"), List.of(), List.of(), List.of(), false);
    assertThatThrownBy(() -> only.of(choice)).hasMessageContaining("v1.9.0 cannot use crun");
  }

  @Test
  void eachCellIsGivenByEachProvider() {
    MatrixChoice byTwo =
        new MatrixChoice(
            CHOICE.kubernetes(),
            CHOICE.runtimes(),
            List.of("k3s", "kind"),
            CHOICE.files(),
            Map.of(),
            Map.of());
    assertThat(MatrixSelection.standard().of(byTwo))
        .extracting(Cell::provider)
        .containsOnly("kind");
    MatrixSelection both =
        new MatrixSelection(
            List.of(), List.of(), List.of(), List.of("kind", "k3s"), List.of(), List.of(), false);
    List<Cell> cells = both.of(byTwo);
    assertThat(cells).hasSize(2 * 5 * PER_PAIR).isSorted().doesNotHaveDuplicates();
    assertThat(cells.get(0).provider()).isEqualTo("kind");
  }

  @Test
  void skewIsRunOnlyIfItIsNamedAndOnlyOnVersionsThatHaveOlderWorkers() {
    assertThat(select(List.of(), List.of(), List.of(), List.of(), true))
        .extracting(Cell::variant)
        .doesNotContain(Variant.SKEW);
    assertThat(select(List.of(), List.of("own"), List.of("skew"), List.of(), false))
        .hasSize(5 * 2 * 2)
        .allMatch(cell -> cell.kubernetes().equals("v1.34.11"))
        .extracting(Cell::place)
        .containsOnly("skew as-new", "skew two-behind");
    assertThat(select(List.of(), List.of("own"), List.of("skew"), List.of("audit", "OCI"), false))
        .extracting(Cell::profile)
        .containsOnly("audit", "OCI");
  }

  @Test
  void skewWithoutOlderWorkersIsRefused() {
    assertWrong(
        () -> select(List.of("v1.9.0"), List.of(), List.of("skew"), List.of(), false),
        "--variant skew: no cell is left: v1.9.0 has no listed version");
  }

  @Test
  void unknownNamesOfferTheNearest() {
    assertWrong(
        () -> select(List.of(), List.of("cruny"), List.of(), List.of(), false),
        "--runtime: there is no 'cruny'; did you mean crun? Or choose one of own, runc-1.1, crun");
    assertWrong(
        () -> select(List.of(), List.of(), List.of(), List.of("violatoin"), false),
        "--profile: there is no 'violatoin'; did you mean violation? Or");
    assertWrong(
        () -> select(List.of(), List.of(), List.of("zzzzzzzz"), List.of(), false),
        "--variant: there is no 'zzzzzzzz'; choose one of plain, seccomp-default, canary, profiles");
    assertWrong(
        () -> select(List.of(), List.of(), List.of("plain"), List.of("audit"), false),
        "no cell has audit in plain; files need the variant profiles");
  }

  @Test
  void aCellHasANameForPeopleAndOneForFiles() {
    Cell cell =
        new Cell("v1.34.11", "own", "kind", Variant.CANARY, NodeKind.WITH_DEFAULT, "unset", true);
    assertThat(cell).hasToString("v1.34.11 own, canary with-default: unset, with escalation");
    assertThat(cell.id()).isEqualTo("v1.34.11_own_canary_with-default_unset_escalation");
    assertThat(cell.cluster()).hasToString("v1.34.11 own, canary");
    Cell byOther = SampleCells.by("k3s", cell);
    assertThat(byOther)
        .hasToString("v1.34.11 own by k3s, canary with-default: unset, with escalation");
    assertThat(byOther.id()).isEqualTo("v1.34.11_own_k3s_canary_with-default_unset_escalation");
    assertThat(byOther.cluster()).hasToString("v1.34.11 own by k3s, canary");
    assertThat(cell.variant().nodeCount()).isEqualTo(2);
  }

  private static List<Cell> select(
      List<String> kubernetes,
      List<String> runtimes,
      List<String> variants,
      List<String> profiles,
      boolean full) {
    return new MatrixSelection(kubernetes, List.of(), runtimes, List.of(), variants, profiles, full)
        .of(CHOICE);
  }

  private static void assertWrong(Runnable code, String message) {
    assertThatThrownBy(code::run)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(message);
  }
}
