/* The system calls to try, and what came of each. */
#ifndef CALLS_H
#define CALLS_H

/* What a call answered: 0, an errno, minus the signal that it died of, or ANSWER_HANGS. */
typedef int Answer;
enum { ANSWER_HANGS = 1000 };

/* One row: a system call with the arguments to try it with. */
typedef struct {
  const char *name; /* "mount", or "socket(AF_VSOCK)" where filters look at the argument */
  long number;
  long arguments[6];
  Answer answer;
} Call;

/* Fills in every call there is and returns how many; the array is static. */
int list_calls(Call **calls);

/* Makes each call in a child of its own, none for longer than a second. */
void try_calls(Call *calls, int count);

#endif
