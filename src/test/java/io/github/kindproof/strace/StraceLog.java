package io.github.kindproof.strace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /** The task that goes on with the program: another than this, if a thread executes it. */
    OptionalLong executes() {
      if (!name.equals("execve")) {
        return OptionalLong.empty();
      }
      Matcher changed = CHANGED.matcher(text);
      if (changed.find()) {
        return OptionalLong.of(Long.parseLong(changed.group(1)));
      }
      return result == 0 ? OptionalLong.of(task) : OptionalLong.empty();
    }

    boolean makesTask() {
      return result > 0 && name.matches("clone3?|v?fork");
    }
  }

  private static final Pattern CHANGED = Pattern.compile("<pid changed to (\\d+) ");

  private static final Pattern REFUSED = Pattern.compile("\\) += -1 (EPERM|ENOSYS) ");

  private StraceLog() {}

  /** Their names, as the kernel has them. */
  static SortedSet<String> underFilter(String log) {
    List<Made> calls = calls(log.lines().toList());
    Map<Long, Made> makers = makers(calls);
    return namesAfter(filtered(calls, makers), calls, makers);
  }

  /**
   * The names of the syscalls of the program that failed with an errno of filters. Those of the
   * runtime before it are left out, because the kernel itself refuses some.
   */
  static SortedSet<String> refusedUnderFilter(String log) {
    List<Made> calls = calls(log.lines().toList());
    Map<Long, Made> makers = makers(calls);
    Map<Long, Integer> filtered = filtered(calls, makers);
    Map<Long, Integer> begun = new HashMap<>(); // since which line
    for (Made call : calls) {
      OptionalLong executing = call.executes();
      if (executing.isPresent() && isAfter(call.task(), call.began(), filtered, makers)) {
        begun.putIfAbsent(executing.getAsLong(), call.ended());
      }
    }
    List<Made> refused =
        calls.stream().filter(call -> REFUSED.matcher(call.text()).find()).toList();
    return namesAfter(begun, refused, makers);
  }

  private static SortedSet<String> namesAfter(
      Map<Long, Integer> lines, List<Made> calls, Map<Long, Made> makers) {
    return calls.stream()
        .filter(call -> isAfter(call.task(), call.began(), lines, makers))
        .map(Made::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<Long, Made> makers(List<Made> calls) {
    Map<Long, Made> makers = new HashMap<>(); // of each task
    calls.stream().filter(Made::makesTask).forEach(call -> makers.put(call.result(), call));
    return makers;
  }

  /** Since which line tasks are filtered that have loaded a filter, or got it from a thread. */
  private static Map<Long, Integer> filtered(List<Made> calls, Map<Long, Made> makers) {
    Map<Long, Integer> filtered = new HashMap<>();
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
    return filtered;
  }

  private static boolean isAfter(
      long task, int line, Map<Long, Integer> lines, Map<Long, Made> makers) {
    Integer since = lines.get(task);
    if (since != null && line > since) {
      return true;
    }
    Made maker = makers.get(task);
    return maker != null
        && maker.task() != task
        && isAfter(maker.task(), maker.began(), lines, makers);
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
