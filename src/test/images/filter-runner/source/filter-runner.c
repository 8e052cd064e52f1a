/*
 * Attaches programs of classic BPF as seccomp filters and makes syscalls under them. Reads:
 *
 *   program 2000000004000000...      a struct sock_filter array in hexadecimal
 *   64 435 0 100000028 0 0 0 0       the entry (64, or 32 for int 0x80), the number and the six
 *   32 102 1 0 0 0 0 0               arguments in hexadecimal
 *   program ...
 *
 * and prints a line for each call: the errno that it ended with, or 0. A filter must answer every
 * call with an errno, so that none of them does anything. After "program" comes "refused" with an
 * errno, and none of its calls, if the kernel does not take the program.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MAX_CALLS = 4096, LINE = 80000 };

struct call {
  int entry;
  long number;
  unsigned long arguments[6];
};

struct results {
  int attached; /* 1, or the negative errno of the refusal */
  long returned[MAX_CALLS];
};

static struct call calls[MAX_CALLS];
static struct sock_filter program[BPF_MAXINSNS];

static long call64(const struct call *call) {
  const unsigned long *a = call->arguments;
  register unsigned long r10 __asm__("r10") = a[3];
  register unsigned long r8 __asm__("r8") = a[4];
  register unsigned long r9 __asm__("r9") = a[5];
  long returned;
  __asm__ volatile("syscall"
                   : "=a"(returned)
                   : "a"(call->number), "D"(a[0]), "S"(a[1]), "d"(a[2]), "r"(r10), "r"(r8), "r"(r9)
                   : "rcx", "r11", "memory");
  return returned;
}

static long call32(const struct call *call) {
  const unsigned long *a = call->arguments;
  long returned;
  __asm__ volatile("push %%rbp\n\tmov %[sixth], %%rbp\n\tint $0x80\n\tpop %%rbp"
                   : "=a"(returned)
                   : "a"(call->number), "b"(a[0]), "c"(a[1]), "d"(a[2]), "S"(a[3]), "D"(a[4]),
                     [sixth] "r"(a[5])
                   : "r8", "r9", "r10", "r11", "memory");
  return (int)returned;
}

/* Never returns: an illegal instruction ends the child, for which it needs no syscall. */
static void run(size_t length, int count, struct results *results) {
  struct sock_fprog filter = {.len = (unsigned short)length, .filter = program};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &filter) != 0) {
    results->attached = -errno;
    __builtin_trap();
  }
  results->attached = 1;
  for (int i = 0; i < count; i++) {
    results->returned[i] = calls[i].entry == 32 ? call32(&calls[i]) : call64(&calls[i]);
  }
  __builtin_trap();
}

static void judge(size_t length, int count, struct results *results) {
  memset(results, 0, sizeof(*results));
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    run(length, count, results);
  }
  int status;
  waitpid(child, &status, 0);
  if (results->attached != 1) {
    printf("refused %d\n", -results->attached);
    return;
  }
  for (int i = 0; i < count; i++) {
    printf("%ld\n", -results->returned[i]);
  }
}

static size_t read_program(const char *hex) {
  size_t length = strspn(hex, "0123456789abcdef") / 2 / sizeof(struct sock_filter);
  unsigned char *bytes = (unsigned char *)program;
  for (size_t i = 0; i < length * sizeof(struct sock_filter) && length <= BPF_MAXINSNS; i++) {
    sscanf(hex + 2 * i, "%2hhx", &bytes[i]);
  }
  return length;
}

int main(void) {
  struct results *results = mmap(NULL, sizeof(*results), PROT_READ | PROT_WRITE,
                                 MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (results == MAP_FAILED) {
    return 1;
  }
  static char line[LINE];
  size_t length = 0;
  int count = 0;
  while (fgets(line, sizeof(line), stdin) != NULL) {
    if (strncmp(line, "program ", 8) == 0) {
      if (length > 0) {
        judge(length, count, results);
      }
      length = read_program(line + 8);
      count = 0;
      continue;
    }
    struct call *call = &calls[count];
    unsigned long *a = call->arguments;
    if (count == MAX_CALLS || sscanf(line, "%d %li %lx %lx %lx %lx %lx %lx", &call->entry,
                                     &call->number, a, a + 1, a + 2, a + 3, a + 4, a + 5) != 8) {
      fprintf(stderr, "not a call: %s", line);
      return 2;
    }
    count++;
  }
  if (length > 0) {
    judge(length, count, results);
  }
  return 0;
}
