/* What an answer means, told apart by a run with the same capabilities and without a filter. */
#ifndef VERDICT_H
#define VERDICT_H

#include "calls.h"
#include "state.h"

typedef enum {
  ALLOWED,
  BY_SECCOMP,    /* refused here, not without a filter; or killed by SIGSYS */
  BY_CAPABILITY, /* EPERM or EACCES without a filter too */
  BY_EITHER,     /* EPERM or EACCES under a filter, and there is no baseline to tell */
  ABSENT,        /* ENOSYS: not in this kernel, or (no baseline) a filter that says so */
  UNKNOWN_NUMBER /* the same for a number that has no name: not worth showing */
} Verdict;

/* The answers of a run without a filter, in the order of the calls, or none. */
typedef struct {
  int known;
  const Answer *answers;
} Baseline;

Verdict verdict(const State *state, const Call *calls, int index, const Baseline *baseline);

/* Writes the answers to a file; ends the program with exit code 2 if it cannot. */
void save_baseline(const char *path, const State *state, const Call *calls, int count);

/*
 * Reads what save_baseline wrote. Ends the program with exit code 2 if there is no such file, or it
 * was made with other capabilities or under a filter: it would tell nothing.
 */
Baseline load_baseline(const char *path, const State *state, const Call *calls, int count);

#endif
