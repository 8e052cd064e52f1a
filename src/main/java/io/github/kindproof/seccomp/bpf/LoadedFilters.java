package io.github.kindproof.seccomp.bpf;

import io.github.kindproof.internal.io.json.JsonText;
import io.github.kindproof.seccomp.SeccompAction;
import io.github.kindproof.seccomp.SeccompMode;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * The filters of a process, read back from the kernel.
 *
 * @param process the name of the process, for example {@code nginx}
 * @param mode the process's seccomp mode
 * @param programs its filters, the one attached first at the beginning; none if the mode is
 *     disabled
 */
public record LoadedFilters(String process, SeccompMode mode, List<BpfProgram> programs)
    implements SyscallFilter {
  private static final FilterAnswer ALLOW = new FilterAnswer(SeccompAction.ALLOW, 0);

  /** Copy the list. */
  public LoadedFilters {
    programs = List.copyOf(programs);
  }

  /**
   * Parse the output of the program in {@code images/filter-reader}.
   *
   * @throws IllegalArgumentException if it is not such an output
   */
  public static LoadedFilters parse(String json) {
    JsonNode root =
        JsonText.parse(json).orElseThrow(() -> new IllegalArgumentException("not JSON: " + json));
    return new LoadedFilters(
        root.path("name").asString(""),
        SeccompMode.of(root.path("mode").asInt(0)),
        StreamSupport.stream(root.path("filters").spliterator(), false)
            .map(filter -> BpfProgram.parse(filter.path("program").asString("")))
            .toList());
  }

  /**
   * Return the answer to a syscall: the strictest of all filters, of equal ones that of the filter
   * attached last, as the kernel does ({@code seccomp_run_filters}); ALLOW without any filter.
   */
  @Override
  public FilterAnswer answer(SeccompData call) {
    FilterAnswer strictest = ALLOW;
    for (int at = programs.size() - 1; at >= 0; at--) {
      FilterAnswer answer = programs.get(at).answer(call);
      if (answer.isStricterThan(strictest)) {
        strictest = answer;
      }
    }
    return strictest;
  }

  @Override
  public BoundaryValues boundaryValues(long architecture, int number) {
    BoundaryValues values = new BoundaryValues();
    programs.forEach(program -> values.addAll(program.boundaryValues(architecture, number)));
    return values;
  }
}
