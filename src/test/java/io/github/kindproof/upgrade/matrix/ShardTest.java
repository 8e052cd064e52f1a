package io.github.kindproof.upgrade.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kindproof.BadInputException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private static final List<Cell> CELLS = MatrixSelection.standard().of(SampleCells.CHOICE);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 20})
  void shardsAreTheWholeAndNothingTwice(int of) {
    List<Cell> all = new ArrayList<>();
    for (int number = 1; number <= of; number++) {
      List<Cell> part = new Shard(number, of).of(CELLS);
      assertThat(part).isNotEmpty();
      all.addAll(part);
    }
    assertThat(all).containsExactlyInAnyOrderElementsOf(CELLS);
  }

  @Test
  void noClusterIsInTwo() {
    List<Cell> first = new Shard(1, 3).of(CELLS);
    List<Cell> second = new Shard(2, 3).of(CELLS);
    assertThat(first.stream().map(Cell::cluster).toList())
        .doesNotContainAnyElementsOf(second.stream().map(Cell::cluster).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "0/3 | there is no shard 0 of 3; write 1/3 to 3/3",
        "4/3 | there is no shard 4 of 3; write 1/3 to 3/3",
        "1/0 | '1/0' has no shards; write it as 1/3",
        "1   | '1' is not a shard; write it as 1/3",
        "a/b | 'a/b' is not a shard",
        "-1/3 | '-1/3' is not a shard",
      })
  void whatIsNoShardIsBadInput(String text, String message) {
    assertThatThrownBy(() -> Shard.parse("--shard", text))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("--shard: ")
        .hasMessageContaining(message);
  }

  @Test
  void moreShardsThanClustersAreBadInput() {
    assertThatThrownBy(() -> new Shard(1, 21).of(CELLS))
        .isInstanceOf(BadInputException.class)
        .hasMessage("--shard: there are 20 clusters for 21 shards; write at most 20 shards");
  }

  @Test
  void readsWhatItWrites() {
    assertThat(Shard.parse("x", "2/5")).isEqualTo(new Shard(2, 5)).hasToString("2/5");
    assertThat(Shard.whole()).hasToString("1/1");
  }
}
