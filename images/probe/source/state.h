/* The seccomp state and the capabilities of this process, from /proc/self/status. */
#ifndef STATE_H
#define STATE_H

typedef struct {
  int mode;         /* 0 disabled, 1 strict, 2 filtering */
  int filters;      /* -1 where the kernel does not say (before 5.9) */
  int no_new_privs;
  int can_filter;   /* whether it may install a filter of its own; read_state does not tell */
  unsigned long long capabilities; /* effective */
  char kernel[65];
  char machine[65];
} State;

/* Returns 0 if the status file cannot be read or has no Seccomp line. */
int read_state(State *state);

#endif
