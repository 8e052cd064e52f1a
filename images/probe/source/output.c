#define _GNU_SOURCE
#include "output.h"

#include <errno.h>
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

enum { COLUMNS = 96 };

static const char *mode_word(int mode) {
  static const char *const words[] = {"disabled", "strict", "filtering"};
  return mode <= 2 ? words[mode] : "unknown";
}

/* "EPERM", "SIGSYS", "hangs", or "OK" for success. */
static const char *answer_word(Answer answer) {
  static char text[32];
  if (answer == 0) {
    return "OK";
  }
  if (answer == ANSWER_HANGS) {
    return "hangs";
  }
  const char *name = answer < 0 ? sigabbrev_np(-answer) : strerrorname_np(answer);
  if (name == NULL) {
    snprintf(text, sizeof(text), "%s%d", answer < 0 ? "signal " : "errno ", abs(answer));
  } else {
    snprintf(text, sizeof(text), "%s%s", answer < 0 ? "SIG" : "", name);
  }
  return text;
}

static int counted(const State *state, const Call *calls, int count, const Baseline *baseline,
                   Verdict wanted) {
  int found = 0;
  for (int i = 0; i < count; i++) {
    found += verdict(state, calls, i, baseline) == wanted;
  }
  return found;
}

static void print_section(const char *title, const State *state, const Call *calls, int count,
                          const Baseline *baseline, Verdict wanted) {
  int found = counted(state, calls, count, baseline, wanted);
  if (found == 0 && wanted != BY_SECCOMP) {
    return;
  }
  printf("\n%s (%d)%s", title, found, found == 0 ? "\n" : ":\n ");
  int column = 1;
  for (int i = 0; i < count; i++) {
    if (verdict(state, calls, i, baseline) != wanted) {
      continue;
    }
    char word[96];
    int unusual = wanted == BY_SECCOMP && calls[i].answer != EPERM;
    int length = unusual ? snprintf(word, sizeof(word), "%s=%s", calls[i].name,
                                    answer_word(calls[i].answer))
                         : snprintf(word, sizeof(word), "%s", calls[i].name);
    if (column + 1 + length > COLUMNS) {
      printf("\n ");
      column = 1;
    }
    printf(" %s", word);
    column += 1 + length;
  }
  if (found > 0) {
    printf("\n");
  }
}

static const char *way_words(WayState state) {
  switch (state) {
    case WAY_OPEN: return "open";
    case WAY_CLOSED: return "closed: a filter denies every call";
    case WAY_ABSENT: return "not in this kernel";
    case WAY_UNCLEAR: return "not in this kernel, or a filter says so (--baseline tells)";
    default: return "not on this architecture";
  }
}

/* "64-bit (EPERM), i386 (EPERM)" */
static void print_by_ways(const Call *const calls[WAYS]) {
  const char *separator = "";
  for (int way = 0; way < WAYS; way++) {
    if (calls[way] != NULL) {
      printf("%s%s (%s)", separator, way_name((Way)way), answer_word(calls[way]->answer));
      separator = ", ";
    }
  }
}

static void print_ways(const State *state, const Call *calls, int count, const Baseline *baseline) {
  printf("\nways into the kernel:\n");
  for (int way = 0; way < WAYS; way++) {
    printf("  %-10s  %s\n", way_name((Way)way),
           way_words(way_state(state, calls, count, baseline, (Way)way)));
  }
}

static void print_denied_here_open_there(const State *state, const Call *calls, int count,
                                         const Baseline *baseline) {
  ByWays ways;
  const char *title = "\ndenied here, open there:\n";
  for (int i = 0; i < count_64_bit(calls, count); i++) {
    if (is_denied_here_open_there(state, calls, count, baseline, calls[i].name, &ways)) {
      printf("%s  %s: denied by ", title, calls[i].name);
      print_by_ways(ways.denied);
      printf("; open by ");
      print_by_ways(ways.open);
      printf("\n");
      title = "";
    }
  }
}

void print_table(const State *state, const Call *calls, int all, const Baseline *baseline) {
  int count = count_64_bit(calls, all);
  printf("kernel             %s %s\n", state->kernel, state->machine);
  printf("seccomp            %s (mode %d", mode_word(state->mode), state->mode);
  if (state->filters >= 0) {
    printf(", %d filter%s", state->filters, state->filters == 1 ? "" : "s");
  }
  printf(")\nno new privileges  %s\n", state->no_new_privs ? "yes" : "no");
  printf("capabilities       %016llx (%d)\n", state->capabilities,
         __builtin_popcountll(state->capabilities));
  print_section("blocked by seccomp", state, calls, count, baseline, BY_SECCOMP);
  print_section("blocked by a missing capability, without a filter too", state, calls, count,
                baseline, BY_CAPABILITY);
  print_section("blocked by seccomp or a missing capability (--baseline tells them apart)", state,
                calls, count, baseline, BY_EITHER);
  print_section(baseline->known || state->mode == 0
                    ? "not in this kernel"
                    : "not in this kernel, or a filter says so (--baseline tells)",
                state, calls, count, baseline, ABSENT);
  print_section("never filtered by this kernel", state, calls, count, baseline, NEVER_FILTERED);
  printf("\nallowed (%d)\n", counted(state, calls, count, baseline, ALLOWED));
  print_ways(state, calls, all, baseline);
  print_denied_here_open_there(state, calls, all, baseline);
}

static void print_names(const char *key, const State *state, const Call *calls, int count,
                        const Baseline *baseline, Verdict wanted) {
  const char *separator = "";
  printf(",\"%s\":[", key);
  for (int i = 0; i < count; i++) {
    if (verdict(state, calls, i, baseline) == wanted) {
      printf("%s\"%s\"", separator, calls[i].name);
      separator = ",";
    }
  }
  printf("]");
}

static const char *way_key(WayState state) {
  static const char *const keys[] = {"open", "closed", "absent", "unclear", "elsewhere"};
  return keys[state];
}

static void print_answers_by_ways(const char *key, const Call *const calls[WAYS]) {
  const char *separator = "";
  printf(",\"%s\":{", key);
  for (int way = 0; way < WAYS; way++) {
    if (calls[way] != NULL) {
      printf("%s\"%s\":\"%s\"", separator, way_name((Way)way), answer_word(calls[way]->answer));
      separator = ",";
    }
  }
  printf("}");
}

static void print_json_of_ways(const State *state, const Call *calls, int count,
                               const Baseline *baseline) {
  printf(",\"ways\":{");
  for (int way = 0; way < WAYS; way++) {
    printf("%s\"%s\":\"%s\"", way == 0 ? "" : ",", way_name((Way)way),
           way_key(way_state(state, calls, count, baseline, (Way)way)));
  }
  printf("}");
}

static void print_json_of_denied_here_open_there(const State *state, const Call *calls, int count,
                                                 const Baseline *baseline) {
  ByWays ways;
  const char *separator = "";
  printf(",\"deniedHereOpenThere\":[");
  for (int i = 0; i < count_64_bit(calls, count); i++) {
    if (is_denied_here_open_there(state, calls, count, baseline, calls[i].name, &ways)) {
      printf("%s{\"call\":\"%s\"", separator, calls[i].name);
      print_answers_by_ways("denied", ways.denied);
      print_answers_by_ways("open", ways.open);
      printf("}");
      separator = ",";
    }
  }
  printf("]");
}

void print_json(const State *state, const Call *calls, int all, const Baseline *baseline) {
  int count = count_64_bit(calls, all);
  printf("{\"kernel\":\"%s\",\"machine\":\"%s\",\"seccomp\":%d,", state->kernel, state->machine,
         state->mode);
  if (state->filters >= 0) {
    printf("\"seccompFilters\":%d,", state->filters);
  }
  printf("\"noNewPrivs\":%s,\"capabilities\":\"%016llx\",\"baseline\":%s",
         state->no_new_privs ? "true" : "false", state->capabilities,
         baseline->known ? "true" : "false");
  print_names("blockedBySeccomp", state, calls, count, baseline, BY_SECCOMP);
  print_names("blockedByCapability", state, calls, count, baseline, BY_CAPABILITY);
  print_names("blockedByEither", state, calls, count, baseline, BY_EITHER);
  print_names("absent", state, calls, count, baseline, ABSENT);
  if (state->can_filter) {
    print_names("neverFiltered", state, calls, count, baseline, NEVER_FILTERED);
  }
  print_json_of_ways(state, calls, all, baseline);
  print_json_of_denied_here_open_there(state, calls, all, baseline);
  printf(",\"answers\":{");
  const char *separator = "";
  for (int i = 0; i < count; i++) {
    if (verdict(state, calls, i, baseline) != UNKNOWN_NUMBER) {
      printf("%s\"%s\":\"%s\"", separator, calls[i].name, answer_word(calls[i].answer));
      separator = ",";
    }
  }
  printf("}}\n");
}
