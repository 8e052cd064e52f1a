#include "verdict.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC "kindproof-probe-baseline 1"

static int refuses(Answer answer) { return answer == EPERM || answer == EACCES; }

Verdict verdict(const State *state, const Call *calls, int index, const Baseline *baseline) {
  Answer answer = calls[index].answer;
  int same = baseline->known ? baseline->answers[index] == answer : state->mode == 0;
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
    fprintf(file, "%s %d\n", calls[i].name, calls[i].answer);
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
    if (answers == NULL || fscanf(file, "%63s %d", name, &answers[i]) != 2 ||
        strcmp(name, calls[i].name) != 0) {
      refuse(path, "was not written by this version of probe");
    }
  }
  fclose(file);
  return (Baseline){1, answers};
}
