package io.github.kindproof.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The decision when to stop looking for more to remove, and the sum of all looks. Pure. */
final class Reaping {
  private final int quietLooks;
  private final Set<String> ended = new LinkedHashSet<>();
  private final Set<String> removed = new LinkedHashSet<>();
  private Look last = new Look();
  private int quiet;
  private boolean first = true;

  /**
   * @param quietLooks how many looks in a row must find nothing new, after one that found something
   */
  Reaping(int quietLooks) {
    this.quietLooks = quietLooks;
  }

  /** One look, with its findings and actions. */
  static final class Look {
    private final List<String> ended = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final Map<String, String> stays = new LinkedHashMap<>();
    private boolean found;

    /**
     * Record that a program was found.
     *
     * @param top whether to report it: none of the others had started it
     * @param gone whether it has ended; one that may not be stopped is waited for
     */
    void ended(boolean top, String what, boolean gone) {
      found = true;
      if (!gone) {
        stays.put(what, "it cannot be stopped");
      } else if (top) {
        ended.add(what);
      }
    }

    /**
     * Record that something else was found.
     *
     * @param why the reason if it is not gone
     */
    void removed(String what, boolean gone, String why) {
      if (gone) {
        removed.add(what);
      } else {
        stays.put(what, why);
      }
    }

    private boolean changed() {
      return found || !removed.isEmpty();
    }
  }

  /** Record a look; return whether it was the last one needed. */
  boolean look(Look look) {
    ended.addAll(look.ended);
    removed.addAll(look.removed);
    last = look;
    if (look.changed()) {
      quiet = 0;
      first = false;
      return quietLooks == 0;
    }
    quiet++;
    return first || quiet >= quietLooks;
  }

  Reaped result() {
    List<String> stays = new ArrayList<>();
    last.stays.forEach((what, why) -> stays.add(why.isEmpty() ? what : what + ": " + why));
    return new Reaped(List.copyOf(ended), List.copyOf(removed), stays);
  }
}
