#include "verdict.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC "kindproof-probe-baseline 2"

static int refuses(Answer answer) { return answer == EPERM || answer == EACCES; }

Verdict verdict(const State *state, const Call *calls, int index, const Baseline *baseline) {
  Answer answer = calls[index].answer;
  int same = baseline->known ? baseline->answers[index] == answer : state->mode == 0;
  if (calls[index].never_filtered) {
    return NEVER_FILTERED;
  }
  if (answer == -SIGSYS) {
    return BY_SECCOMP;
  }
  if (refuses(answer)) {
    return same ? BY_CAPABILITY : baseline->known ? BY_SECCOMP : BY_EITHER;
  }
  if (answer == ENOSYS) {
    if (baseline->known && !same) {
      return BY_SECCOMP;
    }
    return strncmp(calls[index].name, "syscall_", 8) == 0 ? UNKNOWN_NUMBER : ABSENT;
  }
  return ALLOWED;
}

/* Where the kernel has no gate for int 0x80, the instruction itself faults. */
static int gets_in(Answer answer) {
  return !refuses(answer) && answer != ENOSYS && answer != -SIGSYS && answer != -SIGSEGV &&
         answer != ANSWER_HANGS;
}

WayState way_state(const State *state, const Call *calls, int count, const Baseline *baseline,
                   Way way) {
  int tried = 0, open = 0, open_without_filter = 0, missing = 0, faults = 0;
  for (int i = 0; i < count; i++) {
    if (calls[i].way == way) {
      tried++;
      open += gets_in(calls[i].answer);
      missing += calls[i].answer == ENOSYS;
      faults += calls[i].answer == -SIGSEGV;
      open_without_filter += baseline->known && gets_in(baseline->answers[i]);
    }
  }
  if (tried == 0 || open > 0) {
    return tried == 0 ? WAY_ELSEWHERE : WAY_OPEN;
  }
  if (baseline->known) {
    return open_without_filter > 0 ? WAY_CLOSED : WAY_ABSENT;
  }
  if (state->mode == 0 || faults > 0) {
    return WAY_ABSENT;
  }
  return missing > 0 ? WAY_UNCLEAR : WAY_CLOSED;
}

static int is_denied(Verdict verdict) { return verdict == BY_SECCOMP || verdict == BY_EITHER; }

int is_denied_here_open_there(const State *state, const Call *calls, int count,
                              const Baseline *baseline, const char *name, ByWays *ways) {
  int denied = 0, open = 0;
  *ways = (ByWays){{NULL}, {NULL}};
  for (int i = 0; i < count; i++) {
    Way way = calls[i].way;
    if (strcmp(calls[i].name, name) != 0 ||
        way_state(state, calls, count, baseline, way) != WAY_OPEN) {
      continue;
    }
    Verdict is = verdict(state, calls, i, baseline);
    if (is_denied(is)) {
      ways->denied[way] = &calls[i];
      denied += way != WAY_HIGH_BITS;
    } else if (is == ALLOWED && gets_in(calls[i].answer)) {
      ways->open[way] = &calls[i];
      open++;
    }
  }
  return denied > 0 && open > 0;
}

static void __attribute__((noreturn, format(printf, 2, 3)))
refuse(const char *path, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "probe: %s: ", path);
  vfprintf(stderr, format, arguments);
  fputc('\n', stderr);
  va_end(arguments);
  exit(2);
}

void save_baseline(const char *path, const State *state, const Call *calls, int count) {
  FILE *file = fopen(path, "w");
  if (file == NULL) {
    refuse(path, "%s", strerror(errno));
  }
  fprintf(file, "%s\nseccomp %d\ncapabilities %llx\n", MAGIC, state->mode, state->capabilities);
  for (int i = 0; i < count; i++) {
    fprintf(file, "%s %d %d\n", calls[i].name, (int)calls[i].way, calls[i].answer);
  }
  if (fclose(file) != 0) {
    refuse(path, "%s", strerror(errno));
  }
}

Baseline load_baseline(const char *path, const State *state, const Call *calls, int count) {
  FILE *file = fopen(path, "r");
  if (file == NULL) {
    refuse(path, "%s", strerror(errno));
  }
  int mode;
  unsigned long long capabilities;
  if (fscanf(file, MAGIC " seccomp %d capabilities %llx", &mode, &capabilities) != 2) {
    refuse(path, "was not written by probe --save");
  }
  if (mode != 0) {
    refuse(path, "was made under a filter; make it with seccomp unconfined");
  }
  if (capabilities != state->capabilities) {
    refuse(path, "was made with the capabilities %016llx, but here they are %016llx", capabilities,
           state->capabilities);
  }
  Answer *answers = calloc((size_t)count, sizeof(Answer));
  for (int i = 0; i < count; i++) {
    char name[64];
    int way;
    if (answers == NULL || fscanf(file, "%63s %d %d", name, &way, &answers[i]) != 3 ||
        strcmp(name, calls[i].name) != 0 || way != (int)calls[i].way) {
      refuse(path, "was not written by this version of probe");
    }
  }
  fclose(file);
  return (Baseline){1, answers};
}
