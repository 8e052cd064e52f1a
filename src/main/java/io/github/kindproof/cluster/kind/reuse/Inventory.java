package io.github.kindproof.cluster.kind.reuse;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What makes a cluster what it is: by name, the digest of each of its parts. Pure.
 *
 * @param objects the objects of the API server, for example {@code namespace default}
 * @param files the files of the nodes, for example {@code /etc/containerd/config.toml on NODE}
 * @param services when services started, for example {@code kubelet on NODE}; a restart of the node
 *     changes them
 * @param images the images of the nodes, for example {@code docker.io/library/nginx:1 on NODE}
 */
public record Inventory(
    SortedMap<String, String> objects,
    SortedMap<String, String> files,
    SortedMap<String, String> services,
    SortedMap<String, String> images) {

  /** Create an inventory with unmodifiable copies of the maps. */
  public Inventory {
    objects = copy(objects);
    files = copy(files);
    services = copy(services);
    images = copy(images);
  }

  private static SortedMap<String, String> copy(Map<String, String> map) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(map));
  }

  /** Return this inventory with the services of another one. */
  Inventory withServicesOf(Inventory other) {
    return new Inventory(objects, files, other.services, images);
  }

  /**
   * Find a difference that could change what a workload does: any, except images that have come
   * since, and those that Kindproof brought.
   *
   * @param now the later inventory of the same cluster
   * @param restarted whether its nodes were restarted in between
   * @param isBrought whether Kindproof brings the image with this id to new clusters too
   * @return one difference, for example {@code namespace web was left}, and how many others there
   *     are; empty if there is none
   */
  Optional<String> difference(Inventory now, boolean restarted, Predicate<String> isBrought) {
    Changes changes = new Changes();
    changes.add(objects, now.objects, "was left", "was changed", "was deleted");
    changes.add(files, now.files, "was added", "was changed", "was deleted");
    if (!restarted) {
      changes.add(services, now.services, "was started", "was restarted", "was removed");
    }
    SortedMap<String, String> known = new TreeMap<>(now.images);
    known.keySet().retainAll(images.keySet());
    known.replaceAll((name, id) -> isBrought.test(id) ? String.valueOf(images.get(name)) : id);
    changes.add(images, known, "was added", "was replaced", "was removed");
    return changes.text();
  }

  /** Return the names of images that have come since, with their ids. */
  SortedMap<String, String> newImages(Inventory now) {
    SortedMap<String, String> added = new TreeMap<>(now.images);
    added.keySet().removeAll(images.keySet());
    return added;
  }

  private static final class Changes {
    /** A namespace says more than the objects that came with it. */
    private static final Comparator<String> ORDER =
        Comparator.comparing((String it) -> !it.startsWith("namespace "))
            .thenComparing(Comparator.naturalOrder());

    private final SortedSet<String> all = new TreeSet<>(ORDER);

    void add(
        Map<String, String> before,
        Map<String, String> now,
        String added,
        String changed,
        String removed) {
      SortedSet<String> names = new TreeSet<>(before.keySet());
      names.addAll(now.keySet());
      for (String name : names) {
        String then = before.get(name);
        String since = now.get(name);
        if (!Objects.equals(then, since)) {
          all.add(name + " " + (then == null ? added : since == null ? removed : changed));
        }
      }
    }

    Optional<String> text() {
      if (all.isEmpty()) {
        return Optional.empty();
      }
      String more = all.size() == 1 ? "" : " (and " + (all.size() - 1) + " more)";
      return Optional.of(all.first() + more);
    }
  }
}
