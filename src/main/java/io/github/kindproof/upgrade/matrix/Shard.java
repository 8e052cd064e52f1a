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
 * A part of a matrix, for one of several machines. It consists of whole clusters, and clusters of
 * one Kubernetes version stay together, so a machine needs few node images.
 *
 * @param number from 1
 * @param of the number of parts
 */
public record Shard(int number, int of) {
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

  public static Shard whole() {
    return new Shard(1, 1);
  }

  /**
   * Parses {@code 2/5}.
   *
   * @throws BadInputException if it is not a part of a whole
   */
  public static Shard parse(String option, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new BadInputException(option, "'" + text + "' is not a shard", "write it as 1/3");
    }
    Shard shard = new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    if (shard.of == 0) {
      throw new BadInputException(option, "'" + text + "' has no shards", "write it as 1/3");
    }
    if (shard.number < 1 || shard.number > shard.of) {
      throw new BadInputException(
          option,
          "there is no shard " + shard.number + " of " + shard.of,
          "write 1/%1$d to %1$d/%1$d".formatted(shard.of));
    }
    return shard;
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
          "write at most " + clusters.size() + " shards");
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
