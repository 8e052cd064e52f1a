/* The system calls to try, and what came of each. */
#ifndef CALLS_H
#define CALLS_H

/* What a call answered: 0, an errno, minus the signal that it died of, or ANSWER_HANGS. */
typedef int Answer;
enum { ANSWER_HANGS = 1000 };

/* The ways into the kernel. A filter sees which of them a program took, and may forget one. */
typedef enum {
  WAY_64_BIT,
  WAY_HIGH_BITS,  /* 64-bit, with a bit set that the kernel ignores, as the argument is an int */
  WAY_I386,       /* int 0x80, with the numbers of 32-bit programs */
  WAY_SOCKETCALL, /* i386's one call for all that sockets do */
  WAY_IPC,        /* i386's one call for System V's semaphores, queues and shared memory */
  WAY_X32,        /* numbers with bit 30 set */
  WAYS
} Way;

/* One attempt: a system call by one way, with the arguments to try it with. */
typedef struct {
  const char *name; /* "mount", or "socket(AF_VSOCK)" where filters look at the argument */
  Way way;
  long number;
  long arguments[6];
  Answer answer;
  int never_filtered; /* the kernel asks no filter about it */
} Call;

/* "64-bit" and the like, without a character that JSON would have to escape. */
const char *way_name(Way way);

/* Fills in every call there is by every way, the 64-bit way first; the array is static. */
int list_calls(Call **calls);

/* How many of the calls are made by the 64-bit way. */
int count_64_bit(const Call *calls, int count);

/* Makes each call in a child of its own, none for longer than a second. */
void try_calls(Call *calls, int count);

/*
 * Makes each of these calls again under a filter of our own that denies everything, and marks those
 * that it does not reach. Returns 0, and marks none, if no such filter can be installed here.
 */
int find_never_filtered(Call *calls, int count);

#endif
