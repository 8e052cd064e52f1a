package io.github.kindproof.strace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The calls in a log of {@code strace -f} that were made under a seccomp filter: of the process
 * that loaded it, after that, and of all that came from it. Pure.
 */
final class StraceLog {
  private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\((.*)$");
  private static final Pattern RESUMED =
      Pattern.compile("^(\\d+) +<\\.\\.\\. (\\w+) resumed>(.*)$");
  private static final Pattern RESULT = Pattern.compile("\\) += (-?\\d+)(?: .*)?$");

  /** What a container calls a process is not what its node does, where strace is. */
  private static final Pattern TRANSLATED = Pattern.compile("(\\d+) in strace's PID NS \\*/$");

  private static final Pattern LOADS =
      Pattern.compile("^seccomp\\(SECCOMP_SET_MODE_FILTER,|^prctl\\(PR_SET_SECCOMP,");

  /** A call: whose, its text, where it began and ended, and what it returned. */
  private record Made(long task, String name, String text, int began, int ended, long result) {
    boolean loadsFilter() {
      return result == 0 && LOADS.matcher(name + "(" + text).find();
    }

    boolean makesTask() {
      return result > 0 && name.matches("clone3?|v?fork");
    }
  }

  private static final Pattern REFUSED = Pattern.compile("\\) += -1 (EPERM|ENOSYS) ");

  private StraceLog() {}

  /** Their names, as the kernel has them. */
  static SortedSet<String> underFilter(String log) {
    return underFilter(log, call -> true);
  }

  /** The names of those that failed as a filter makes calls fail. */
  static SortedSet<String> refusedUnderFilter(String log) {
    return underFilter(log, call -> REFUSED.matcher(call.text()).find());
  }

  private static SortedSet<String> underFilter(String log, Predicate<Made> which) {
    List<Made> calls = calls(log.lines().toList());
    Map<Long, Made> makers = new HashMap<>(); // of each task
    calls.stream().filter(Made::makesTask).forEach(call -> makers.put(call.result(), call));
    Map<Long, Integer> filtered = new HashMap<>(); // since which line
    for (Made call : calls) {
      if (call.loadsFilter()) {
        long process = process(call.task(), makers);
        List<Long> threads =
            call.text().contains("TSYNC")
                ? makers.keySet().stream().filter(it -> process(it, makers) == process).toList()
                : List.of();
        filtered.putIfAbsent(call.task(), call.ended());
        // Those that are made later inherit it from their makers.
        threads.forEach(thread -> filtered.putIfAbsent(thread, call.ended()));
        if (!threads.isEmpty()) {
          filtered.putIfAbsent(process, call.ended());
        }
      }
    }
    TreeSet<String> names = new TreeSet<>();
    calls.stream()
        .filter(which)
        .filter(call -> isFiltered(call.task(), call.began(), filtered, makers))
        .forEach(call -> names.add(call.name()));
    return names;
  }

  private static boolean isFiltered(
      long task, int line, Map<Long, Integer> filtered, Map<Long, Made> makers) {
    Integer since = filtered.get(task);
    if (since != null && line > since) {
      return true;
    }
    Made maker = makers.get(task);
    return maker != null
        && maker.task() != task
        && isFiltered(maker.task(), maker.began(), filtered, makers);
  }

  private static long process(long task, Map<Long, Made> makers) {
    Made maker = makers.get(task);
    return maker != null && maker.text().contains("CLONE_THREAD")
        ? process(maker.task(), makers)
        : task;
  }

  private static List<Made> calls(List<String> lines) {
    List<Made> calls = new ArrayList<>();
    Map<Long, Integer> unfinished = new HashMap<>(); // where among the calls
    for (int i = 0; i < lines.size(); i++) {
      Matcher call = CALL.matcher(lines.get(i));
      Matcher resumed = RESUMED.matcher(lines.get(i));
      if (call.matches()) {
        long task = Long.parseLong(call.group(1));
        String text = call.group(3);
        if (text.endsWith("<unfinished ...>")) {
          unfinished.put(task, calls.size());
        }
        calls.add(new Made(task, call.group(2), text, i, i, result(text)));
      } else if (resumed.matches()) {
        Integer begun = unfinished.remove(Long.parseLong(resumed.group(1)));
        if (begun != null) {
          Made open = calls.get(begun);
          String text = open.text() + resumed.group(3);
          calls.set(
              begun,
              new Made(open.task(), open.name(), text, open.began(), i, result(resumed.group(3))));
        }
      }
    }
    return calls;
  }

  private static long result(String text) {
    Matcher translated = TRANSLATED.matcher(text);
    if (translated.find()) {
      return Long.parseLong(translated.group(1));
    }
    Matcher result = RESULT.matcher(text);
    return result.find() ? Long.parseLong(result.group(1)) : -1;
  }
}
