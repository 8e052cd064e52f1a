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

void print_table(const State *state, const Call *calls, int count, const Baseline *baseline) {
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
  printf("\nallowed (%d)\n", counted(state, calls, count, baseline, ALLOWED));
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

void print_json(const State *state, const Call *calls, int count, const Baseline *baseline) {
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
