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
  NEVER_FILTERED, /* the kernel asks no filter about it, whatever the filter says */
  UNKNOWN_NUMBER /* the same for a number that has no name: not worth showing */
} Verdict;

/* The answers of a run without a filter, in the order of the calls, or none. */
typedef struct {
  int known;
  const Answer *answers;
} Baseline;

Verdict verdict(const State *state, const Call *calls, int index, const Baseline *baseline);

/* Whether any call gets into the kernel by a way. */
typedef enum {
  WAY_OPEN,
  WAY_CLOSED,   /* a filter denies every call by it */
  WAY_ABSENT,   /* not in this kernel */
  WAY_UNCLEAR,  /* closed or absent, and there is no baseline to tell */
  WAY_ELSEWHERE /* no kernel of this architecture has it */
} WayState;

WayState way_state(const State *state, const Call *calls, int count, const Baseline *baseline,
                   Way way);

/* The attempts at one call, by the ways that deny it and by those that do not. NULL: neither. */
typedef struct {
  const Call *denied[WAYS];
  const Call *open[WAYS];
} ByWays;

/*
 * Whether a filter denies a call by one way and not by another. A way by which it denies every call
 * does not count. No program sets high bits, so a denial of them alone does not count either.
 */
int is_denied_here_open_there(const State *state, const Call *calls, int count,
                              const Baseline *baseline, const char *name, ByWays *ways);

/* Writes the answers to a file; ends the program with exit code 2 if it cannot. */
void save_baseline(const char *path, const State *state, const Call *calls, int count);

/*
 * Reads what save_baseline wrote. Ends the program with exit code 2 if there is no such file, or it
 * was made with other capabilities or under a filter: it would tell nothing.
 */
Baseline load_baseline(const char *path, const State *state, const Call *calls, int count);

#endif
