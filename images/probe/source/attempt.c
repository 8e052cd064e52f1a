/* Making one call in one child, and many children at a time. */
#define _GNU_SOURCE
#include <asm/unistd.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "calls.h"

enum { AT_ONCE = 32, AGAIN = 2, LIMIT_MS = 1000, HIGHEST_ERRNO = 133 };

/*
 * The bare instruction, always inlined: after vfork two processes return on one stack, which
 * survives that only if no return address lies on it. With `no_stack` the stack pointer is zero
 * during the call, so that rt_sigreturn finds no frame there (and dies) instead of a random one.
 */
static inline __attribute__((always_inline)) long make(long number, const long a[6], int no_stack) {
#if defined(__x86_64__)
  register long r10 __asm__("r10") = a[3];
  register long r8 __asm__("r8") = a[4];
  register long r9 __asm__("r9") = a[5];
  long result = number;
  if (no_stack) {
    __asm__ volatile("mov %%rsp, %%r12\n\txor %%esp, %%esp\n\tsyscall\n\tmov %%r12, %%rsp"
                     : "+a"(result) : : "rcx", "r11", "r12", "memory");
    return result;
  }
  __asm__ volatile("syscall"
                   : "+a"(result)
                   : "D"(a[0]), "S"(a[1]), "d"(a[2]), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return result;
#elif defined(__aarch64__)
  register long x8 __asm__("x8") = number;
  register long x0 __asm__("x0") = a[0];
  register long x1 __asm__("x1") = a[1];
  register long x2 __asm__("x2") = a[2];
  register long x3 __asm__("x3") = a[3];
  register long x4 __asm__("x4") = a[4];
  register long x5 __asm__("x5") = a[5];
  if (no_stack) {
    __asm__ volatile("mov x9, sp\n\tmov x10, #0\n\tmov sp, x10\n\tsvc 0\n\tmov sp, x9"
                     : "+r"(x0) : "r"(x8) : "x9", "x10", "memory");
    return x0;
  }
  __asm__ volatile("svc 0"
                   : "+r"(x0) : "r"(x8), "r"(x1), "r"(x2), "r"(x3), "r"(x4), "r"(x5) : "memory");
  return x0;
#else
#error "no system call instruction is known for this machine"
#endif
}

/*
 * The same by i386's way. The sixth argument is in the frame pointer, which is kept in a register,
 * not on the stack.
 */
static inline __attribute__((always_inline)) long make_i386(long number, const long a[6]) {
#if defined(__x86_64__)
  register long sixth __asm__("r13") = a[5];
  long result = number;
  __asm__ volatile("mov %%rbp, %%r12\n\tmov %%r13, %%rbp\n\tint $0x80\n\tmov %%r12, %%rbp"
                   : "+a"(result)
                   : "b"(a[0]), "c"(a[1]), "d"(a[2]), "S"(a[3]), "D"(a[4]), "r"(sixth)
                   : "r8", "r9", "r10", "r11", "r12", "memory");
  return (int)result;
#else
  (void)number, (void)a;
  return -ENOSYS;
#endif
}

static int is_i386(Way way) {
  return way == WAY_I386 || way == WAY_SOCKETCALL || way == WAY_IPC;
}

/* The child's whole life: its exit status is the errno. */
static void __attribute__((noreturn)) child(const Call *call) {
  long result = is_i386(call->way)
                    ? make_i386(call->number, call->arguments)
                    : make(call->number, call->arguments, call->number == __NR_rt_sigreturn);
  _exit(result < 0 && result >= -HIGHEST_ERRNO ? (int)-result : 0);
}

/* An errno that no system call has, in the answer of our own filter. */
enum { DENIED_BY_US = EBADFD };

/*
 * Denies this process every call but exit_group, with which it ends. One that cannot install the
 * filter kills itself.
 */
static void deny_everything(void) {
  struct sock_filter program[] = {
      BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_exit_group, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | DENIED_BY_US),
  };
  struct sock_fprog filter = {sizeof(program) / sizeof(program[0]), program};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
    raise(SIGKILL);
  }
}

/* A status above every errno is that of exit(-1) itself. */
static Answer answer_of(int status) {
  if (WIFSIGNALED(status)) {
    return -WTERMSIG(status);
  }
  return WEXITSTATUS(status) > HIGHEST_ERRNO ? 0 : WEXITSTATUS(status);
}

static long now_ms(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* What a child does before it makes its call. */
typedef void (*Preparation)(void);

static void prepare_nothing(void) {}

static void try_batch(Call *calls, int count, Preparation prepare) {
  pid_t pids[AT_ONCE];
  for (int i = 0; i < count; i++) {
    calls[i].answer = ANSWER_HANGS;
    pids[i] = fork();
    if (pids[i] == 0) {
      prepare();
      child(&calls[i]);
    }
    if (pids[i] < 0) {
      perror("probe: cannot fork");
      exit(1);
    }
  }
  int left = count;
  for (long end = now_ms() + LIMIT_MS; left > 0 && now_ms() < end;) {
    int status;
    pid_t ended = waitpid(-1, &status, WNOHANG);
    for (int i = 0; ended > 0 && i < count; i++) {
      if (pids[i] == ended) {
        calls[i].answer = answer_of(status);
        pids[i] = 0;
        left--;
      }
    }
    if (ended <= 0) {
      nanosleep(&(struct timespec){0, 200000}, NULL);
    }
  }
  /* Not waited for: one deep in the kernel (sync) dies when it comes back. */
  for (int i = 0; i < count; i++) {
    if (pids[i] > 0) {
      kill(pids[i], SIGKILL);
    }
  }
}

static void try_in_batches(Call *calls, int count, Preparation prepare) {
  for (int i = 0; i < count; i += AT_ONCE) {
    try_batch(calls + i, count - i < AT_ONCE ? count - i : AT_ONCE, prepare);
  }
}

/* On a busy machine a child may come too late: what seems to hang is tried again, by itself. */
static void try_again(Call *calls, int count, Preparation prepare) {
  Call again[AT_ONCE];
  int from[AT_ONCE];
  int hanging = 0;
  for (int i = 0; i < count; i++) {
    if (calls[i].answer == ANSWER_HANGS) {
      from[hanging] = i;
      again[hanging++] = calls[i];
    }
    if (hanging > 0 && (hanging == AT_ONCE || i == count - 1)) {
      try_batch(again, hanging, prepare);
      for (int j = 0; j < hanging; j++) {
        calls[from[j]] = again[j];
      }
      hanging = 0;
    }
  }
}

static void try_all(Call *calls, int count, Preparation prepare) {
  try_in_batches(calls, count, prepare);
  for (int i = 0; i < AGAIN; i++) {
    try_again(calls, count, prepare);
  }
}

void try_calls(Call *calls, int count) { try_all(calls, count, prepare_nothing); }

/* A filter of the container that kills is stricter than ours. */
static int is_filtered(Answer answer) {
  return answer == DENIED_BY_US || answer == -SIGSYS || answer == ANSWER_HANGS;
}

int find_never_filtered(Call *calls, int count) {
  Call *again = calloc((size_t)count, sizeof(Call));
  if (again == NULL) {
    return 0;
  }
  memcpy(again, calls, (size_t)count * sizeof(Call));
  try_all(again, count, deny_everything);
  int known = 1;
  for (int i = 0; i < count; i++) {
    known &= again[i].answer != -SIGKILL;
  }
  for (int i = 0; known && i < count; i++) {
    calls[i].never_filtered = calls[i].number != __NR_exit_group && !is_filtered(again[i].answer);
  }
  free(again);
  return known;
}
