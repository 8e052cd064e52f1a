/*
 * Preloaded into crun, and linked with youki: prints the filter that it hands to seccomp(2), as answers.go explains,
 * and ends the process. Every other syscall that it makes by this function is made.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef LINKED_STATICALLY
long __real_syscall(long number, ...);
#define syscall __wrap_syscall
#endif

static void print(const struct sock_fprog *program, long flags) {
  const unsigned char *bytes = (const unsigned char *)program->filter;
  printf("{\"program\":\"");
  for (size_t i = 0; i < program->len * sizeof(struct sock_filter); i++) {
    printf("%02x", bytes[i]);
  }
  printf("\",\"flags\":%ld}\n", flags);
  fflush(stdout);
}

long syscall(long number, ...) {
  long a[6];
  va_list list;
  va_start(list, number);
  for (int i = 0; i < 6; i++) {
    a[i] = va_arg(list, long);
  }
  va_end(list);
  const struct sock_fprog *program = (const struct sock_fprog *)a[2];
  /* libseccomp asks which flags the kernel knows with no program. */
  if (number == SYS_seccomp && a[0] == SECCOMP_SET_MODE_FILTER && program != NULL) {
    if (program->len > BPF_MAXINSNS) { /* as the kernel */
      errno = EINVAL;
      return -1;
    }
    print(program, a[1]);
    _exit(0);
  }
#ifdef LINKED_STATICALLY
  long (*next)(long, ...) = __real_syscall;
#else
  long (*next)(long, ...) = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
#endif
  return next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
