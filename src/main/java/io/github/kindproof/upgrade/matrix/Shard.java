package io.github.kindproof.upgrade.matrix;

import io.github.kindproof.BadInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A part of a matrix, so that several machines share it: whole clusters, those of one Kubernetes
 * version beside each other, so that a machine needs few node images.
 *
 * @param number which part, from 1
 * @param of how many parts there are
 */
public record Shard(int number, int of) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  /** The whole in one part. */
  public static Shard whole() {
    return new Shard(1, 1);
  }

  /** Reads {@code 2/5}; anything that is no part of a whole is a {@link BadInputException}. */
  public static Shard parse(String option, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new BadInputException(option, "'" + text + "' is no shard", "write it as 1/3");
    }
    Shard shard = new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    if (shard.number < 1 || shard.number > shard.of) {
      throw new BadInputException(
          option,
          shard.of == 0
              ? "there are no 0 shards"
              : "of " + shard.of + " shards there is no number " + shard.number,
          "write 1/"
              + Math.max(1, shard.of)
              + " to "
              + Math.max(1, shard.of)
              + "/"
              + Math.max(1, shard.of));
    }
    return shard;
  }

  /** Whether it is the whole. */
  public boolean isWhole() {
    return of == 1;
  }

  /**
   * The cells of this part.
   *
   * @throws BadInputException if there are fewer clusters than parts
   */
  public List<Cell> of(Collection<Cell> cells) {
    TreeMap<ClusterKey, List<Cell>> clusters =
        cells.stream()
            .collect(Collectors.groupingBy(Cell::cluster, TreeMap::new, Collectors.toList()));
    if (clusters.size() < of) {
      throw new BadInputException(
          "--shard",
          "there are " + clusters.size() + " clusters for " + of + " shards",
          "ask for at most " + clusters.size());
    }
    List<Map.Entry<ClusterKey, List<Cell>>> inOrder = List.copyOf(clusters.entrySet());
    List<Cell> mine = new ArrayList<>();
    for (int i = 0; i < inOrder.size(); i++) {
      if ((long) i * of / inOrder.size() == number - 1) {
        mine.addAll(inOrder.get(i).getValue());
      }
    }
    mine.sort(Comparator.naturalOrder());
    return mine;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
